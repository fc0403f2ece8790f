/** That somebody read the log is itself told. */
@NullMarked
package io.truevalue.auditlog.reading;

import org.jspecify.annotations.NullMarked;
