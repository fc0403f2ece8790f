/** Money moved by a provider. */
@NullMarked
package io.truevalue.billing.payment;

import org.jspecify.annotations.NullMarked;
