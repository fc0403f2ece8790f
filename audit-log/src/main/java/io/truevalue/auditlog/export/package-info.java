/** The log written out as docs/audit-bundle.md describes, however long, for anybody to verify. */
@NullMarked
package io.truevalue.auditlog.export;

import org.jspecify.annotations.NullMarked;
