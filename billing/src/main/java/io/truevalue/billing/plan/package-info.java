/** What can be bought. */
@NullMarked
package io.truevalue.billing.plan;

import org.jspecify.annotations.NullMarked;
