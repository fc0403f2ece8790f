/** Checkpoints leave the building: whoever keeps one outside the database shows what its owner changed before it. */
@NullMarked
package io.truevalue.auditlog.outside;

import org.jspecify.annotations.NullMarked;
