/** A repeated request gets its first answer again, by a record in the effect's own transaction. */
@NullMarked
package io.truevalue.tenancy.idempotency;

import org.jspecify.annotations.NullMarked;
