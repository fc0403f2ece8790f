/** The verifiable export of an audit log, as docs/audit-bundle.md describes it: what stands in it, and the verifier. */
@NullMarked
package io.truevalue.auditbundle;

import org.jspecify.annotations.NullMarked;
