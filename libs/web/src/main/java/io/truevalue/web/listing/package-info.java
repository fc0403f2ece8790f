/** Lists: paging by cursor, sorting, RSQL filters; compiled to SQL over an allow-list of columns. */
@NullMarked
package io.truevalue.web.listing;

import org.jspecify.annotations.NullMarked;
