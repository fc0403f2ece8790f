package io.truevalue.auth.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasskeySettingsTest {
    @Test
    void takesThePlatformsOwnOriginWhereNoneIsGiven() {
        PasskeySettings settings = new PasskeySettings(null, "TrueValue", null, "http://localhost:8000");
        assertThat(settings.allowedOrigins()).containsExactly("http://localhost:8000");
        assertThat(settings.relyingPartyId()).isEqualTo("localhost");
    }

    @Test
    void takesSeveralAtOrBelowTheRelyingParty() {
        List<String> origins = List.of("https://acme.example", "https://crm.acme.example");
        assertThat(new PasskeySettings("acme.example", "Acme", origins, "http://localhost:8000").allowedOrigins())
                .containsExactlyInAnyOrderElementsOf(origins);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.example",
                "https://evil.example",
                "https://evilacme.example",
                "https://acme.example/",
                "https://acme.example/login",
                "acme.example",
                "null"
            })
    void doesNotStartWithAnOriginThatNoBrowserWouldUse(String origin) {
        assertThatThrownBy(() -> new PasskeySettings("acme.example", "Acme", List.of(origin), "http://localhost:8000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(origin);
    }
}
