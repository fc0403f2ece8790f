package io.truevalue.permission.role;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrantSizeTest {
    @Test
    void refusesWhatATokenCannotCarryAndCutsNothing() {
        List<String> most = List.of("a".repeat(GrantSize.LARGEST - 6), "");

        assertThatCode(() -> GrantSize.verify(most)).doesNotThrowAnyException();
        assertThatThrownBy(() -> GrantSize.verify(List.of("a".repeat(GrantSize.LARGEST - 6), "", "")))
                .hasMessageContaining("Permit whole records");
    }
}
