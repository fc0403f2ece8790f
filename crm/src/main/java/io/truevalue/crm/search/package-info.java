/** Finding records by words. */
@NullMarked
package io.truevalue.crm.search;

import org.jspecify.annotations.NullMarked;
