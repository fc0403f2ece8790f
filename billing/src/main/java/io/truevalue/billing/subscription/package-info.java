/** What an organisation has chosen, and what follows from it. */
@NullMarked
package io.truevalue.billing.subscription;

import org.jspecify.annotations.NullMarked;
