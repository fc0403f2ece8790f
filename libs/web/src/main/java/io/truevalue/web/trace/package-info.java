/** Which trace running work belongs to, by W3C {@code traceparent}, and its spans where it is sampled. */
@NullMarked
package io.truevalue.web.trace;

import org.jspecify.annotations.NullMarked;
