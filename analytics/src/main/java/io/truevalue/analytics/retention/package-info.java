/** Who comes back, week after week. */
@NullMarked
package io.truevalue.analytics.retention;

import org.jspecify.annotations.NullMarked;
