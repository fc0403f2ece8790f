package io.truevalue.crm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.crm.record.Email;
import io.truevalue.crm.record.Faults;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactFieldsTest {
    @Test
    void makesTheNameOfItsParts() {
        assertThat(newContact("Ada", "Byron", null).named(null, new Faults()).fullName())
                .isEqualTo("Ada Byron");
        assertThat(newContact(null, "Byron", null).named(null, new Faults()).fullName())
                .isEqualTo("Byron");
        assertThat(newContact(null, null, null, "ada@b.example")
                        .named(null, new Faults())
                        .fullName())
                .isEqualTo("ada@b.example");
    }

    @Test
    void letsAMadeNameFollowItsParts() {
        ContactFields before = newContact("Ada", "Byron", "Ada Byron");
        assertThat(newContact("Ada", "Lovelace", "Ada Byron")
                        .named(before, new Faults())
                        .fullName())
                .isEqualTo("Ada Lovelace");
    }

    @Test
    void leavesAGivenNameAlone() {
        ContactFields before = newContact("Ada", "Byron", "Countess of Lovelace");
        assertThat(newContact("Ada", "King", "Countess of Lovelace")
                        .named(before, new Faults())
                        .fullName())
                .isEqualTo("Countess of Lovelace");
    }

    @Test
    void asksForSomeName() {
        Faults faults = new Faults();
        newContact(" ", null, null).named(null, faults);
        assertThat(faults.errors()).extracting("field").containsExactly("full_name");
    }

    private static ContactFields newContact(
            @Nullable String first, @Nullable String last, @Nullable String full, String... emails) {
        List<Email> addresses = java.util.Arrays.stream(emails)
                .map(value -> new Email(value, null, null))
                .toList();
        return new ContactFields(
                first, last, full, null, null, null, addresses, List.of(), List.of(), null, null, null, null, List.of(),
                Map.of());
    }
}
