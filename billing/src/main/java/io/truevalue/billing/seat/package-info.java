/** Who takes a seat. */
@NullMarked
package io.truevalue.billing.seat;

import org.jspecify.annotations.NullMarked;
