/** Companies. */
@NullMarked
package io.truevalue.crm.company;

import org.jspecify.annotations.NullMarked;
