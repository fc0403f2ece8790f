/** From events to the small tables that figures are read from. */
@NullMarked
package io.truevalue.analytics.rollup;

import org.jspecify.annotations.NullMarked;
