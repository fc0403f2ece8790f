package io.truevalue.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    private final CommonPasswords common = new CommonPasswords();
    private final PasswordRule rule = new PasswordRule(common);
    private final CanonicalEmail sarah =
            CanonicalEmail.parse("sarah@acme.example").orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "seven quiet herons at dawn",
                " leading and trailing blanks ",
                "\u00e4\u00f6\u00fc\u00df \u65e5\u672c\u8a9e \uD83D\uDE00\uD83D\uDE01\uD83D\uDE02\uD83D\uDE03\uD83D\uDE04\uD83D\uDE05",
            })
    void acceptsLongPasswordsOfAnyCharacters(String password) {
        assertThatCode(() -> rule.check(password, sarah)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "short words, too_short",
        "fourteen chars, too_short",
        "my name is Sarah Chen, holds_email",
        "123456789987654321, too_common",
        "passwordpassword, too_common",
        "PasswordPassword, too_common",
        "aaaaaaaaaaaaaaaa, too_common",
        "abababababababab, too_common",
    })
    void refusesWhatIsGuessedFirst(String password, String code) {
        Problem problem = catchThrowableOfType(Problem.class, () -> rule.check(password, sarah));
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("password");
            assertThat(error.code()).isEqualTo(code);
        });
    }

    @Test
    void countsCharactersAndNotTheirParts() {
        String clef = "\uD834\uDD1E";
        assertThatCode(() -> rule.check("quiet" + clef.repeat(10), sarah)).doesNotThrowAnyException();
        assertThatCode(() -> rule.check("x1".repeat(1) + "ab c".repeat(31) + "de", sarah))
                .doesNotThrowAnyException();
        Problem problem = catchThrowableOfType(Problem.class, () -> rule.check("ab c".repeat(32) + "d", sarah));
        assertThat(problem.errors().getFirst().code()).isEqualTo("too_long");
        assertThat(catchThrowableOfType(Problem.class, () -> rule.check("quiet" + clef.repeat(9), sarah)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "7, false, too_short",
        "7, true, too_short",
        "8, false, too_short",
        "8, true, ok",
        "14, false, too_short",
        "14, true, ok",
        "15, false, ok",
        "15, true, ok",
        "64, false, ok",
        "128, false, ok",
        "128, true, ok",
        "129, false, too_long",
        "129, true, too_long",
        "4097, true, too_long",
    })
    void asksForFifteenCharactersAloneAndEightBesideASecondFactor(int length, boolean hasFactor, String expected) {
        String password = "q7!herons at dawn, ".repeat(300).substring(0, length);
        Problem problem =
                catchThrowableOfType(Problem.class, () -> rule.check(password, sarah, hasFactor, List.of("Umbrella")));
        assertThat(problem == null ? "ok" : problem.errors().getFirst().code()).isEqualTo(expected);
        assertThat(PasswordRule.standsAlone(password)).isEqualTo(length >= 15);
    }

    @ParameterizedTest
    @CsvSource({"Umbrella, holds_organization", "umbrella corp, holds_organization", "Um, ok", "'', ok", "Acme, ok"})
    void leavesTheNamesOfOrganizationsOut(String name, String expected) {
        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> rule.check("we love uMBRELLA Corp so much", sarah, false, List.of("Initech", name)));
        assertThat(problem == null ? "ok" : problem.errors().getFirst().code()).isEqualTo(expected);
    }

    @Test
    void knowsEnoughCommonPasswords() {
        assertThat(common.size()).isGreaterThanOrEqualTo(10_000);
    }
}
