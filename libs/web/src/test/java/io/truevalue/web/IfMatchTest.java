package io.truevalue.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {
    @ParameterizedTest
    @ValueSource(strings = {"*", "\"7\"", "\"6\", \"7\""})
    void letsTheSeenVersionThrough(String header) {
        assertThatCode(() -> new IfMatch(header).verify(7)).doesNotThrowAnyException();
    }

    @Test
    void letsAnyVersionThroughWithoutTheHeader() {
        assertThatCode(() -> new IfMatch(null).verify(7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "\"77\"", "", "W/\"7\"", "nonsense"})
    void refusesAnythingElseAsStale(String header) {
        assertThatThrownBy(() -> new IfMatch(header).verify(7))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> org.assertj.core.api.Assertions.assertThat(problem.type())
                                .isEqualTo(CommonProblem.STALE_VERSION));
    }
}
