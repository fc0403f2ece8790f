/** {@code ./truevalue verify-audit}: an exported audit log, verified without a platform. */
@NullMarked
package io.truevalue.cli.audit;

import org.jspecify.annotations.NullMarked;
