/** People. */
@NullMarked
package io.truevalue.crm.contact;

import org.jspecify.annotations.NullMarked;
