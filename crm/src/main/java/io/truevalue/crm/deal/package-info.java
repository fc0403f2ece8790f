/** Deals: what is sold to whom, and how far it got. */
@NullMarked
package io.truevalue.crm.deal;

import org.jspecify.annotations.NullMarked;
