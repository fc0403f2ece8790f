@NullMarked
package io.truevalue.analytics.stream;

import org.jspecify.annotations.NullMarked;
