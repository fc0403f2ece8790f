/** How long events are kept: tables of months made ahead, and dropped when all that they hold has expired. */
@NullMarked
package io.truevalue.auditlog.retention;

import org.jspecify.annotations.NullMarked;
