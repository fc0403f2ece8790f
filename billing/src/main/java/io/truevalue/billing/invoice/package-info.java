/** What an organisation owes or has paid, numbered without gaps. */
@NullMarked
package io.truevalue.billing.invoice;

import org.jspecify.annotations.NullMarked;
