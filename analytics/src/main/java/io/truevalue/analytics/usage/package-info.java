/** Calls of the API, as the gate counts them. */
@NullMarked
package io.truevalue.analytics.usage;

import org.jspecify.annotations.NullMarked;
