/** Refusals at the gate, told as events. */
@NullMarked
package io.truevalue.permission.refusal;

import org.jspecify.annotations.NullMarked;
