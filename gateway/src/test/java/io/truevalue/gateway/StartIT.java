package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Case J14: what the gateway does not start with; and that what it starts stays apart. */
class StartIT {
    @ParameterizedTest
    @CsvSource({
        "truevalue.jwt.secret,abcd",
        "truevalue.jwt.secret,0000000000000000000000000000000000000000000000000000000000000000",
        "truevalue.jwt.secret,not-hexadecimal-not-hexadecimal-not-hexadecimal-not-hexadecimal-no",
        "truevalue.jwt.previous-secret,abcd",
        "truevalue.signing.secret,5ec2",
        "truevalue.signing.secret,676174657761792d7365637265742d6f662d7468697274792d74776f2d62797465732121",
        "truevalue.gateway.cors.allowed-origins,*",
        "truevalue.gateway.cors.allowed-origins,null",
        "truevalue.gateway.limits.user,0",
        "truevalue.peers.crm,crm-service"
    })
    void doesNotStartWith(String setting, String value) {
        Map<String, Object> properties = new HashMap<>(Map.of(setting, value));
        assertThatThrownBy(() -> new GatewayRig(properties).close())
                .rootCause()
                .satisfies(cause -> assertThat(cause.getMessage()).contains("truevalue."))
                .satisfies(cause -> assertThat(cause.getMessage()).doesNotContain("5ec2", "abcd", "676174"));
    }

    @Test
    void managementIsNotOnThePublicPort() throws IOException {
        try (GatewayRig rig = new GatewayRig(Map.of())) {
            EmbeddedServer server = rig.context.getBean(EmbeddedServer.class);
            assertThat(server.isRunning()).isTrue();
            assertThat(rig.get("/prometheus").status()).isEqualTo(404);
        }
    }
}
