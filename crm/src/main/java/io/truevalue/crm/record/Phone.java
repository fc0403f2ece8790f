package io.truevalue.crm.record;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A phone number of a record, kept as typed. One of a list is the primary one.
 *
 * @param e164 such as {@code +12022243441}, made of the value; null where that cannot be parsed
 */
@Introspected
public record Phone(
        @NotBlank @Size(max = 60) String value,
        @Nullable @Size(max = 60) String label,
        @Nullable Boolean primary,
        @Nullable @Size(max = 20) String e164) {
    /** With exactly one primary, the first unless one says so, and each with its international form. */
    public static List<Phone> checked(List<Phone> given, Faults faults) {
        int primary = Primaries.only("phones", given, one -> Boolean.TRUE.equals(one.primary), faults);
        List<Phone> checked = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            Phone phone = given.get(i);
            String international = PhoneNumbers.e164(phone.value);
            if (phone.e164 != null && !phone.e164.equals(international)) {
                faults.add("phones[" + i + "].e164", "read_only", "is made of the value; leave it out");
            }
            checked.add(new Phone(phone.value, phone.label, i == primary, international));
        }
        return List.copyOf(checked);
    }
}
