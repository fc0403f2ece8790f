package io.truevalue.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.core.io.ResourceResolver;
import io.truevalue.web.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
    private static final String ORIGIN = "https://crm.example";
    private static final String LINK = ORIGIN + "/verify-email#token=abc";

    private final Letters letters = new Letters(new ResourceResolver(), ORIGIN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify_email",
                "already_registered",
                "change_email",
                "email_changing",
                "email_changed",
                "account_deleted",
                "password_reset",
                "password_changed",
                "session_reuse",
                "account_locked",
                "second_factor_locked",
                "factor_added",
                "factor_removed",
                "recovery_code_used",
                "recovery_codes_low",
                "recovery_codes_renewed",
                "sign_in_code",
                "passkey_copy_suspected",
                "audit_checkpoint",
                "invite"
            })
    void writesEveryKindInBothForms(String template) {
        Letter letter = letters.write(template, "en", data());
        assertThat(letter.subject()).isNotBlank().doesNotContain("{{");
        assertThat(letter.text()).contains(LINK).doesNotContain("{{");
        assertThat(letter.html()).contains("href=\"" + LINK + "\"").doesNotContain("{{");
    }

    @Test
    void keepsTheLinesOfABlock() {
        Map<String, String> data = data();
        data.put("checkpoint", "log\n7\nroot=\n\n\u2014 log <sig>\n");
        Letter letter = letters.write("audit_checkpoint", "en", data);
        assertThat(letter.text()).contains("\n\nlog\n7\nroot=\n\n\u2014 log <sig>\n\n");
        assertThat(letter.html()).contains("<pre>log\n7\nroot=\n\n\u2014 log &lt;sig&gt;\n</pre>");
    }

    @Test
    void takesValuesLiterally() {
        Map<String, String> data = data();
        data.put("full_name", "<script>alert('x')</script> {{link}} ${jndi:ldap://x} $1 \\");
        Letter letter = letters.write("verify_email", "en", data);
        assertThat(letter.html())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; {{link}} ${jndi:ldap://x} $1 \\");
        assertThat(letter.text()).contains("Hello <script>alert('x')</script> {{link}} ${jndi:ldap://x} $1 \\,");
    }

    @ParameterizedTest
    @CsvSource({
        "full_name, '', data.full_name",
        "full_name, 'Sarah\r\nBcc: eve@evil.example', data.full_name",
        "link, https://crm.example.evil.example/verify-email, data.link",
        "link, javascript:alert(1), data.link",
    })
    void refusesValuesThatDoHarm(String field, String value, String refused) {
        Map<String, String> data = data();
        data.put(field, value);
        Problem problem = catchThrowableOfType(Problem.class, () -> letters.write("verify_email", "en", data));
        assertThat(problem.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo(refused));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "../layout", "VERIFY_EMAIL", ""})
    void refusesTemplatesThatItDoesNotHave(String template) {
        Problem problem = catchThrowableOfType(Problem.class, () -> letters.write(template, "en", data()));
        assertThat(problem.errors().getFirst().field()).isEqualTo("template");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-CH", "", "../..", "xx", "en-GB"})
    void writesInEnglishWhereItHasNoOtherWords(String locale) {
        assertThat(letters.write("verify_email", locale, data()).subject()).isEqualTo("Confirm your e-mail address");
    }

    private static Map<String, String> data() {
        Map<String, String> data = new HashMap<>(Map.of("checkpoint", "log\n7\n", "fingerprint", "ab", "day", "today"));
        data.putAll(Map.of(
                "link",
                LINK,
                "full_name",
                "Sarah Chen",
                "inviter_name",
                "Sarah Chen",
                "organization_name",
                "Acme",
                "factor",
                "An authenticator app",
                "left",
                "3",
                "code",
                "123456"));
        return data;
    }
}
