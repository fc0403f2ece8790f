package io.truevalue.auditlog.person;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Whom to erase.
 *
 * @param personId of a user, a contact, or whoever else events tell of
 */
@Introspected
record ErasureRequest(
        @NotBlank @Size(max = 256) @Pattern(regexp = "[A-Za-z0-9._:@+-]+")
        String personId) {}
