package io.truevalue.auth.totp;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.AuthenticatorApp;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpCodesTest {
    /** The key of RFC 6238, appendix B: "12345678901234567890". */
    private static final String RFC_KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private final TotpCodes codes = new TotpCodes();

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130",
    })
    void agreesWithTheExamplesOfTheRfc(long seconds, String code) {
        assertThat(codes.stepsOf(RFC_KEY, code, Instant.ofEpochSecond(seconds))).contains(seconds / 30);
    }

    @Test
    void takesExactlyTheStepsBesideNow() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            AuthenticatorApp app = new AuthenticatorApp(codes.newSecret());
            long step = 1_000_000L + random.nextInt(100_000_000);
            Instant now = Instant.ofEpochSecond(step * 30 + random.nextInt(30));
            for (long other = step - 4; other <= step + 4; other++) {
                List<Long> found = codes.stepsOf(app.secret(), app.codeAt(other), now);
                assertThat(found.contains(other)).isEqualTo(Math.abs(other - step) <= 1);
            }
        }
    }

    @Test
    void refusesWhatOnlyLooksLikeACode() {
        Instant now = Instant.ofEpochSecond(59);
        assertThat(codes.stepsOf(RFC_KEY, "87082", now)).isEmpty();
        assertThat(codes.stepsOf(RFC_KEY, "94287082", now)).isEmpty();
        assertThat(codes.stepsOf(RFC_KEY, "٢٨٧٠٨٢", now)).isEmpty();
        assertThat(codes.stepsOf(RFC_KEY, "", now)).isEmpty();
    }
}
