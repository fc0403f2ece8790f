/** {@code ./truevalue attack audit}: what the owner of the audit log's database could do, and what a verifier says of it. */
@NullMarked
package io.truevalue.cli.tamper;

import org.jspecify.annotations.NullMarked;
