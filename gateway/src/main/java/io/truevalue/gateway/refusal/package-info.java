/** Refusals of known users, counted and reported to permission. */
@NullMarked
package io.truevalue.gateway.refusal;

import org.jspecify.annotations.NullMarked;
