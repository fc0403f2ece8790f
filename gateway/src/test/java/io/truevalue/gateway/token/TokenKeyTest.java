package io.truevalue.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class TokenKeyTest {
    private static final String MAC = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    private static TokenKey of(String text) {
        return Objects.requireNonNull(TokenKey.in(new byte[TokenVerifier.LONGEST], "Bearer " + text, 7))
                .kept();
    }

    @Test
    void theWholeTextIsTheKey() {
        TokenKey key = of("header.payload." + MAC);
        assertThat(key).isEqualTo(of("header.payload." + MAC)).hasSameHashCodeAs(of("header.payload." + MAC));
        assertThat(key).isNotEqualTo(of("header.Payload." + MAC));
        assertThat(key).isNotEqualTo(of("Header.payload." + MAC));
        assertThat(key).isNotEqualTo(of("header.payload." + MAC.replace('a', 'A')));
        assertThat(key).isNotEqualTo(of("header.payload." + MAC.replace('Q', 'q')));
        assertThat(key).isNotEqualTo(of("header.payload.x" + MAC));
    }

    @Test
    void aKeptKeyIsItsOwn() {
        byte[] buffer = new byte[TokenVerifier.LONGEST];
        TokenKey kept = Objects.requireNonNull(TokenKey.in(buffer, "one.token." + MAC, 0))
                .kept();
        TokenKey.in(buffer, "other.token." + MAC, 0);
        assertThat(kept).isEqualTo(of("one.token." + MAC));
    }

    @Test
    void whatIsTooShortOrTooLongIsNoKey() {
        assertThat(TokenKey.in(new byte[100], MAC, 0)).isNull();
        assertThat(TokenKey.in(new byte[50], "a.b." + MAC + "xxxx", 0)).isNull();
    }
}
