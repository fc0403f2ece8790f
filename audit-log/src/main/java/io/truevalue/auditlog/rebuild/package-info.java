/** The whole record for a service that makes its figures anew. */
@NullMarked
package io.truevalue.auditlog.rebuild;

import org.jspecify.annotations.NullMarked;
