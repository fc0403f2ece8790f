package io.truevalue.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\u0000x", "＝1", "＋1", "－1", "＠x"})
    void disarmsFormulas(String cell) {
        assertThat(ErrorFile.inert(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "1-1", "'quoted"})
    void leavesTheRest(String cell) {
        assertThat(ErrorFile.inert(cell)).isEqualTo(cell);
    }
}
