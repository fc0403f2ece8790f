package io.truevalue.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignAccessTokenTest {
    private static final Membership ACME = new Membership(UUID.randomUUID(), "acme", "Acme", "active", false, false);
    private static final Membership INITECH =
            new Membership(UUID.randomUUID(), "initech", "Initech", "active", false, false);

    @Test
    void namesAKeyAsTheGatewayDoes() {
        byte[] key = new byte[32];
        key[0] = 1;
        assertThat(SignAccessToken.keyId(key)).isEqualTo("3fac3bc6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcd", "0000000000000000000000000000000000000000000000000000000000000000", "no hex"})
    void doesNotStartWithASecretThatIsNone(String secret) {
        assertThatThrownBy(() -> new TokenSettings(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("truevalue.jwt.secret");
    }

    @Test
    void choosesTheLastUsedElseTheOnlyOrganization() {
        assertThat(Standing.choose(List.of(ACME, INITECH), INITECH.orgId())).contains(INITECH);
        assertThat(Standing.choose(List.of(ACME, INITECH), null)).isEmpty();
        assertThat(Standing.choose(List.of(ACME), null)).contains(ACME);
        assertThat(Standing.choose(List.of(ACME), INITECH.orgId())).contains(ACME);
        assertThat(Standing.choose(List.of(), ACME.orgId())).isEqualTo(Optional.empty());
    }
}
