/** What was done, by whom, to what: recorded once, read by filters, never changed. */
@NullMarked
package io.truevalue.auditlog.event;

import org.jspecify.annotations.NullMarked;
