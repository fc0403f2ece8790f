package io.truevalue.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpCodeTest {
    private static final String SECRET_OF_THE_RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /** RFC 6238, appendix B, the last six digits. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037"})
    void showsWhatTheStandardSays(long time, String code) {
        assertThat(TotpCode.at(SECRET_OF_THE_RFC, TotpCode.stepAt(time))).isEqualTo(code);
    }
}
