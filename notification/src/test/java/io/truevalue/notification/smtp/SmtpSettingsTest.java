package io.truevalue.notification.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1025", "smtp:///inbox", "mailserver"})
    void doesNotStartWithoutAMailServer(String url) {
        assertThatThrownBy(() -> newSettings(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("truevalue.smtp.url");
    }

    @Test
    void doesNotPrintThePassword() {
        assertThat(newSettings("smtps://user:password@mail.example:465").toString())
                .doesNotContain("password");
    }

    private static SmtpSettings newSettings(String url) {
        return new SmtpSettings(URI.create(url), "no-reply@truevalue.example", "TrueValue", Duration.ofSeconds(1));
    }
}
