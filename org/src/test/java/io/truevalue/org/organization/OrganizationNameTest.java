package io.truevalue.org.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.web.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationNameTest {
    @Test
    void keepsWhatWasWritten() {
        String longest = "\uD83D\uDE00".repeat(100);

        assertThat(OrganizationName.of(longest).text()).isEqualTo(longest);
        assertThat(OrganizationName.of(" Acme ").text()).isEqualTo(" Acme ");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\u2003", "two\nlines", "a\tb", "\u0085x"})
    void refusesWhatIsNotOneLine(String text) {
        assertThatThrownBy(() -> OrganizationName.of(text)).isInstanceOf(Problem.class);
    }

    @Test
    void refusesMoreThanAHundredCharacters() {
        assertThatThrownBy(() -> OrganizationName.of("x".repeat(101))).isInstanceOf(Problem.class);
    }
}
