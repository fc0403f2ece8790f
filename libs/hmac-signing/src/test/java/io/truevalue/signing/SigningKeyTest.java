package io.truevalue.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    private static final byte[] SECRET = HexFormat.of().parseHex("5ec2e7".repeat(11));

    @Test
    void neverPrintsItsBytes() {
        SigningKey key = SigningKey.derive(SECRET, "org-service");
        assertThat(key.toString()).isEqualTo("SigningKey(hidden)").doesNotContain(key.exportHex());
    }

    @Test
    void differsByAudience() {
        assertThat(SigningKey.derive(SECRET, "org-service").exportHex())
                .isNotEqualTo(SigningKey.derive(SECRET, "crm-service").exportHex());
    }

    @Test
    void refusesShortSecrets() {
        assertThatThrownBy(() -> SigningKey.derive(new byte[31], "org-service"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningSecret.decode("TRUEVALUE_GATEWAY_SECRET", "ab12".repeat(15)))
                .hasMessageContaining("TRUEVALUE_GATEWAY_SECRET")
                .hasMessageNotContaining("ab12");
        assertThatThrownBy(() -> SigningSecret.decode("TRUEVALUE_GATEWAY_SECRET", ""))
                .hasMessageContaining("fewer than 32 bytes");
    }

    @Test
    void refusesDocumentationSamples() {
        byte[] printed = "gateway-secret-of-thirty-two-bytes!!".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> SigningKey.derive(printed, "org-service"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningSecret.decode("S", HexFormat.of().formatHex(printed)))
                .hasMessageContaining("sample");
        assertThatThrownBy(() -> SigningSecret.decode("S", "00".repeat(32))).hasMessageContaining("sample");
    }

    @Test
    void aSecretThatIsNotHexadecimalIsNotQuoted() {
        assertThatThrownBy(() -> SigningSecret.decode("S", "hunter2!".repeat(8)))
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void aDerivedKeyIsTakenAsItIs() {
        SigningKey key = SigningKey.derive(SECRET, "org-service");
        assertThat(SigningKey.ofHex("K", key.exportHex()).exportHex()).isEqualTo(key.exportHex());
        assertThatThrownBy(() -> SigningKey.of(new byte[33])).isInstanceOf(IllegalArgumentException.class);
    }
}
