/** How many people went how far. */
@NullMarked
package io.truevalue.analytics.funnel;

import org.jspecify.annotations.NullMarked;
