/** The only way to a connection: the tenant is set as each transaction begins. */
@NullMarked
package io.truevalue.tenancy.database;

import org.jspecify.annotations.NullMarked;
