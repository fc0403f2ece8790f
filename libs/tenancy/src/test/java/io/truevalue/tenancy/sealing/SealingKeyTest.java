package io.truevalue.tenancy.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SealingKeyTest {
    private final byte[] secret = "a secret of enough bytes for this".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private final SealingKey key = SealingKey.derive(secret, "test");

    @Test
    void opensWhatItSealed() {
        assertThat(key.open(key.seal("text \uD83D\uDE00", "row 1"), "row 1")).isEqualTo("text \uD83D\uDE00");
    }

    @Test
    void sealsTheSameTextAnewEachTime() {
        assertThat(key.seal("text", "row")).isNotEqualTo(key.seal("text", "row"));
    }

    @Test
    void keepsSealsToTheirContextPurposeAndForm() {
        String sealed = key.seal("text", "row 1");
        SealingKey other = SealingKey.derive(secret, "other");
        char last = sealed.charAt(sealed.length() - 3) == 'A' ? 'B' : 'A';
        String changed = sealed.substring(0, sealed.length() - 3) + last + sealed.substring(sealed.length() - 2);
        assertThatThrownBy(() -> key.open(sealed, "row 2")).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> other.open(sealed, "row 1")).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> key.open(changed, "row 1")).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> key.open("AAAA", "row 1")).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> key.open("no base64!", "row 1")).isInstanceOf(SealBroken.class);
    }

    @Test
    void refusesAShortSecret() {
        assertThatThrownBy(() -> SealingKey.derive(new byte[15], "test")).isInstanceOf(IllegalArgumentException.class);
    }
}
