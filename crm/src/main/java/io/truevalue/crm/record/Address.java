package io.truevalue.crm.record;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A postal address of a record. */
@Introspected
public record Address(
        @Nullable @Size(max = 60) String label,
        @Nullable @Size(max = 500) String street,
        @Nullable @Size(max = 200) String city,
        @Nullable @Size(max = 200) String state,
        @Nullable @Size(max = 40) String postalCode,
        @Nullable @Size(max = 100) String country) {}
