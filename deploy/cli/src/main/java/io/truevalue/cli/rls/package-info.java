/** {@code ./truevalue attack rls}: every service's database, attacked as the service's own role. */
@NullMarked
package io.truevalue.cli.rls;

import org.jspecify.annotations.NullMarked;
