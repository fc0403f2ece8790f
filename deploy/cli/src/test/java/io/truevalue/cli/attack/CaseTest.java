package io.truevalue.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.cli.attack.Case.Reaching;
import org.junit.jupiter.api.Test;

class CaseTest {
    private static Case expecting(String words) {
        return new Case("H1.1", "sent", words, Reaching.NONE, () -> "");
    }

    @Test
    void takesTheExpectedWordsWithOrWithoutMoreBehind() {
        assertThat(expecting("400").expects("400")).isTrue();
        assertThat(expecting("400").expects("400 ambiguous_request, closed")).isTrue();
        assertThat(expecting("400 ambiguous_request").expects("400 ambiguous_request, open"))
                .isTrue();
        assertThat(expecting("served").expects("served (p99 3 ms)")).isTrue();
        assertThat(expecting("431 or 400").expects("400")).isTrue();
    }

    @Test
    void takesNothingElse() {
        assertThat(expecting("400").expects("4000")).isFalse();
        assertThat(expecting("400").expects("200")).isFalse();
        assertThat(expecting("400, closed").expects("400, open")).isFalse();
        assertThat(expecting("401 unauthenticated").expects("401")).isFalse();
        assertThat(expecting("431 or 400").expects("413")).isFalse();
        assertThat(expecting("400").expects("")).isFalse();
    }

    @Test
    void numbersTheCasesOfAThreatInTheirOrder() {
        Cases cases = new Cases();
        cases.refused("H1", "a", "400", () -> "400");
        cases.refused("H2", "b", "400", () -> "400");
        cases.passed("H1", "c", "200", () -> "200");
        assertThat(cases.all()).extracting(Case::id).containsExactly("H1.1", "H2.1", "H1.2");
        assertThat(cases.all().getLast().reaching()).isEqualTo(Reaching.exactly(1));
        assertThat(cases.all().getLast().letter()).isEqualTo("H");
    }
}
