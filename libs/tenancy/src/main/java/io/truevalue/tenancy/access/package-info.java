/** What a caller may do, checked before a handler runs; a route that says nothing is refused. */
@NullMarked
package io.truevalue.tenancy.access;

import org.jspecify.annotations.NullMarked;
