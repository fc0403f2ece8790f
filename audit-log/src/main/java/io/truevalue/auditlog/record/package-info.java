/** Recording: from a batch of events to leaves, rows and grown logs, in one transaction. */
@NullMarked
package io.truevalue.auditlog.record;

import org.jspecify.annotations.NullMarked;
