/** {@code ./truevalue bench signing}: what signing and verifying cost beyond the hashes that they cannot do without. */
@NullMarked
package io.truevalue.bench.signing;

import org.jspecify.annotations.NullMarked;
