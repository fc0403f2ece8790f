/** Amounts in minor units. */
@NullMarked
package io.truevalue.billing.money;

import org.jspecify.annotations.NullMarked;
