/** How fast events become figures, and how fast figures are read. */
@NullMarked
package io.truevalue.bench.analytics;

import org.jspecify.annotations.NullMarked;
