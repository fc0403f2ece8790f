package io.truevalue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalEmailTest {
    @ParameterizedTest
    @CsvSource({
        "Sarah@Acme.Example, sarah@acme.example",
        "sarah+crm@acme.example, sarah+crm@acme.example",
        "cafe\u0301@acme.example, caf\u00e9@acme.example",
        "\u212Aim@acme.example, kim@acme.example",
        "o'hara@acme.example, o'hara@acme.example",
        "j@B\u00fccher.example, j@xn--bcher-kva.example",
        "j@xn--bcher-kva.example, j@xn--bcher-kva.example",
        "\uff53arah@acme.example, \uff53arah@acme.example",
        "s\u0430rah@acme.example, s\u0430rah@acme.example",
    })
    void givesSpellingsOfOneAddressOneForm(String typed, String canonical) {
        assertThat(CanonicalEmail.parse(typed)).map(CanonicalEmail::value).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "sarah",
                "@acme.example",
                "sarah@",
                " sarah@acme.example",
                "sarah@acme.example ",
                "sarah@acme.example\r\nBcc: eve@evil.example",
                "sa\nrah@acme.example",
                "sa\u202Erah@acme.example",
                "sa\u200Brah@acme.example",
                "\"sarah\"@acme.example",
                "sarah@@acme.example",
                "sarah@acme.example.",
                "sarah@acme",
                "sarah@acme..example",
                "sarah@-acme.example",
                "sarah@ac_me.example",
                "sarah@[192.0.2.1]",
                ".sarah@acme.example",
                "sa..rah@acme.example",
                "sarah.@acme.example",
                "Sarah <sarah@acme.example>",
                "a@b.example,c@d.example",
            })
    void refusesWhatIsNoPlainAddress(String typed) {
        assertThat(CanonicalEmail.parse(typed)).isEmpty();
    }

    @Test
    void refusesWhatMailCannotCarry() {
        assertThat(CanonicalEmail.parse("a".repeat(65) + "@acme.example")).isEmpty();
        assertThat(CanonicalEmail.parse("a".repeat(64) + "@acme.example")).isPresent();
        assertThat(CanonicalEmail.parse("a@" + "b.".repeat(130) + "example")).isEmpty();
    }

    @Test
    void isStableUnderRepetition() {
        String once =
                CanonicalEmail.parse("\u0130stanbul@acme.example").orElseThrow().value();
        assertThat(CanonicalEmail.parse(once)).map(CanonicalEmail::value).contains(once);
    }

    @Test
    void cannotHoldAnotherForm() {
        assertThatThrownBy(() -> new CanonicalEmail("Sarah@acme.example")).isInstanceOf(IllegalArgumentException.class);
    }
}
