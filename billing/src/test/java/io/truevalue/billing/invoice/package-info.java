@NullMarked
package io.truevalue.billing.invoice;

import org.jspecify.annotations.NullMarked;
