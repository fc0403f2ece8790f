package io.truevalue.crm.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneTest {
    @ParameterizedTest
    @CsvSource({
        "202-224-3441, +12022243441",
        "(202) 224-3441 ext. 7, +12022243441",
        "1 202 224 3441, +12022243441",
        "+44 20 7946 0958, +442079460958",
        "+49 (0)30 123456, +4930123456",
        "0800, ''",
        "extension nine, ''",
        "１２３, ''"
    })
    void makesTheInternationalFormWhereItCan(String typed, String expected) {
        Phone checked = Phone.checked(List.of(new Phone(typed, null, null, null)), new Faults())
                .getFirst();
        assertThat(checked.value()).isEqualTo(typed);
        assertThat(checked.e164()).isEqualTo(expected.isEmpty() ? null : expected);
    }

    @Test
    void hasOnePrimary() {
        Phone plain = new Phone("1", null, null, null);
        Phone primary = new Phone("2", null, true, null);
        assertThat(Phone.checked(List.of(plain, plain), new Faults()))
                .extracting(Phone::primary)
                .containsExactly(true, false);
        assertThat(Phone.checked(List.of(plain, primary), new Faults()))
                .extracting(Phone::primary)
                .containsExactly(false, true);
        Faults faults = new Faults();
        Phone.checked(List.of(primary, primary), faults);
        assertThat(faults.errors()).extracting("field").containsExactly("phones");
    }
}
