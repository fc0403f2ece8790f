package io.truevalue.crm.record;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An e-mail address of a record. One of a list is the primary one. */
@Introspected
public record Email(
        @NotNull
        @Size(max = 254)
        @Pattern(
                regexp = "[^\\s@\\x00-\\x1f\\x7f]{1,64}@[^\\s@\\x00-\\x1f\\x7f]{1,189}",
                message = "not an e-mail address")
        String value,

        @Nullable @Size(max = 60) String label,

        @Nullable Boolean primary) {
    /** With exactly one primary, the first unless one says so. */
    public static List<Email> checked(List<Email> given, Faults faults) {
        int primary = Primaries.only("emails", given, one -> Boolean.TRUE.equals(one.primary), faults);
        return IntStream.range(0, given.size())
                .mapToObj(i -> new Email(given.get(i).value, given.get(i).label, i == primary))
                .toList();
    }
}
