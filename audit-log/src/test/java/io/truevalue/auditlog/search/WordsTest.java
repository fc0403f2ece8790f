package io.truevalue.auditlog.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @Test
    void areRunsOfLettersAndDigitsInLowerCase() {
        assertThat(Words.of("Ada's 2nd letter: O'Neill, Zoë & Łukasz"))
                .containsExactly("ada", "s", "2nd", "letter", "o", "neill", "zoë", "łukasz");
    }

    @Test
    void areTheSameHoweverTheyAreWritten() {
        assertThat(Words.of("\ufb01le Zoe\u0308 \uff21\uff24\uff21")).containsExactly("file", "zo\u00eb", "ada");
    }

    @Test
    void haveAnAddressWholeAndInParts() {
        assertThat(Words.of("to <Grace.Hopper@Example.test>"))
                .containsExactly("to", "grace.hopper@example.test", "grace", "hopper", "example", "test");
    }

    @Test
    void haveAnIdWholeAlone() {
        assertThat(Words.of("of 0199A7C2-0000-7000-8000-00000000002a."))
                .containsExactly("of", "0199a7c2-0000-7000-8000-00000000002a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T20:00:00Z",
                "2026-11-21T20:00:00.123456+01:00",
                "",
                " \u0000\u001b\r\n<>='\"",
                "\ud800"
            })
    void areNoneInTimesAndInWhatIsNoText(String text) {
        assertThat(Words.of(text)).isEmpty();
    }
}
