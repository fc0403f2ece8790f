package io.truevalue.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:password@sms.example/v1/messages",
                "http://127.0.0.1:8025/api/messages",
                "http://localhost:8025/api/messages"
            })
    void takesProvidersThatNobodyCanListenTo(String url) {
        assertThat(settings(url, "json").toString()).doesNotContain("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://sms.example/", "ftp://sms.example/", "https:///path", "sms.example"})
    void refusesOthers(String url) {
        assertThatThrownBy(() -> settings(url, "json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("truevalue.sms.url");
    }

    @Test
    void knowsTwoFormats() {
        assertThat(settings("https://sms.example/", "form").isForm()).isTrue();
        assertThatThrownBy(() -> settings("https://sms.example/", "xml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("truevalue.sms.format");
    }

    private static SmsSettings settings(String url, String format) {
        return new SmsSettings(URI.create(url), null, "TrueValue", format, Duration.ofSeconds(10));
    }
}
