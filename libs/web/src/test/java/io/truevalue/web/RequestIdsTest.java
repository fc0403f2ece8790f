package io.truevalue.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "abc-123", "A.b_c-9"})
    void keepsTheCallers(String id) {
        assertThat(RequestIds.acceptOrNew(id)).isEqualTo(id);
        assertThat(RequestIds.acceptOrNew(id.repeat(128).substring(0, 128))).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\r\nb", "é", "a;b", "\u0000"})
    void replacesWhatCouldSplitALogLine(String id) {
        assertThat(Ids.parse(RequestIds.acceptOrNew(id))).isPresent();
    }

    @Test
    void replacesWhatIsMissingOrTooLong() {
        assertThat(Ids.parse(RequestIds.acceptOrNew(null))).isPresent();
        assertThat(Ids.parse(RequestIds.acceptOrNew("a".repeat(129)))).isPresent();
    }
}
