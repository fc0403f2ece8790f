/** Sliding-minute limits by user, address and account. */
@NullMarked
package io.truevalue.gateway.limit;

import org.jspecify.annotations.NullMarked;
