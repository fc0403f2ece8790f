package io.truevalue.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void masksPasswordsAndTokensWhereverTheyStand() {
        assertThat(Secrets.mask("{\"password\":\"a \\\" b\",\"email\":\"s@acme.example\", \"refresh_token\" : \"x\"}"))
                .isEqualTo("{\"password\":\"***\",\"email\":\"s@acme.example\", \"refresh_token\" : \"***\"}");
        assertThat(Secrets.mask("http://localhost:8000/verify-email#token=ab_-9 and eyJh.eyJz.c_-2"))
                .isEqualTo("http://localhost:8000/verify-email#token=*** and ***");
    }

    @Test
    void masksALongTextWithoutRunningOutOfStack() {
        String text = "{\"secret\":\"" + "\\\" ".repeat(200_000) + "\"}";
        assertThat(Secrets.mask(text)).isEqualTo("{\"secret\":\"***\"}");
    }

    @Test
    void leavesTheRestAlone() {
        assertThat(Secrets.mask("{\"status\":401,\"code\":\"token_outdated\",\"token_type\":\"Bearer\"}"))
                .isEqualTo("{\"status\":401,\"code\":\"token_outdated\",\"token_type\":\"Bearer\"}");
    }
}
