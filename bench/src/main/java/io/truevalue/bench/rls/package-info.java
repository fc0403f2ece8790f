/** {@code ./truevalue bench rls}: a page of contacts through the service, and the same SQL by pgbench alone. */
@NullMarked
package io.truevalue.bench.rls;

import org.jspecify.annotations.NullMarked;
