/** The keys of persons, and their end. */
@NullMarked
package io.truevalue.auditlog.person;

import org.jspecify.annotations.NullMarked;
