/** Figures as they change, by server-sent events. */
@NullMarked
package io.truevalue.analytics.stream;

import org.jspecify.annotations.NullMarked;
