package io.truevalue.authenticator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoftwareAuthenticatorTest {
    private static final String ORIGIN = "http://localhost:8000";
    private static final Map<String, Object> CREATION = Map.of(
            "rp", Map.of("id", "localhost", "name", "TrueValue"),
            "user", Map.of("id", "AQID", "name", "sarah@acme.example", "displayName", "Sarah"),
            "challenge", "aGVyb25zLWF0LWRhd24tc2V2ZW4");
    private static final Map<String, Object> REQUEST =
            Map.of("rpId", "localhost", "challenge", "b3R0ZXJzLWJ5LW1vb25saWdodA");

    private final SoftwareAuthenticator key = SoftwareAuthenticator.securityKey();

    @Test
    void saysWhoAskedWhatAndWhere() {
        Map<String, Object> made = key.create(CREATION, Behaviour.at(ORIGIN));
        assertThat(new String(decoded(made, "clientDataJSON"), UTF_8))
                .isEqualTo("{\"type\":\"webauthn.create\",\"challenge\":\"aGVyb25zLWF0LWRhd24tc2V2ZW4\","
                        + "\"origin\":\"http://localhost:8000\",\"crossOrigin\":false}");
        assertThat(made.get("type")).isEqualTo("public-key");
        assertThat(made.get("id")).isEqualTo(made.get("rawId"));
    }

    @Test
    void namesTheRelyingPartyByItsHashAndCountsEachSignature() {
        key.create(CREATION, Behaviour.at(ORIGIN));
        byte[] first = decoded(key.get(REQUEST, Behaviour.at(ORIGIN)), "authenticatorData");
        byte[] second = decoded(key.get(REQUEST, Behaviour.at(ORIGIN)), "authenticatorData");
        assertThat(HexFormat.of().formatHex(first, 0, 32))
                .as("SHA-256 of localhost")
                .isEqualTo("49960de5880e8c687434170f6476605b8fe4aeb9a28632c7995cf3ba831d9763");
        assertThat(first[32]).isEqualTo((byte) 0x05);
        assertThat(count(first)).isEqualTo(2);
        assertThat(count(second)).isEqualTo(3);
    }

    @Test
    void aSyncedPasskeyHasNoCounterAndSaysThatItIsBackedUp() {
        SoftwareAuthenticator manager = SoftwareAuthenticator.passwordManager();
        manager.create(CREATION, Behaviour.at(ORIGIN));
        byte[] data = decoded(manager.get(REQUEST, Behaviour.at(ORIGIN)), "authenticatorData");
        assertThat(data[32]).isEqualTo((byte) 0x1d);
        assertThat(count(data)).isZero();
    }

    @Test
    void aCopyCountsByItself() {
        key.create(CREATION, Behaviour.at(ORIGIN));
        SoftwareAuthenticator thief = key.copy();
        key.get(REQUEST, Behaviour.at(ORIGIN));
        assertThat(count(decoded(key.get(REQUEST, Behaviour.at(ORIGIN)), "authenticatorData")))
                .isEqualTo(3);
        assertThat(count(decoded(thief.get(REQUEST, Behaviour.at(ORIGIN)), "authenticatorData")))
                .isEqualTo(2);
    }

    @Test
    void signsWithThePasskeyThatIsAskedForAndHasNoOther() {
        Object first = key.create(CREATION, Behaviour.at(ORIGIN)).get("id");
        Object second = key.create(CREATION, Behaviour.at(ORIGIN)).get("id");
        assertThat(key.get(REQUEST, Behaviour.at(ORIGIN)).get("id")).isEqualTo(second);
        Map<String, Object> listed = Map.of(
                "rpId",
                "localhost",
                "challenge",
                "AQID",
                "allowCredentials",
                List.of(Map.of("type", "public-key", "id", String.valueOf(first))));
        assertThat(key.get(listed, Behaviour.at(ORIGIN)).get("id")).isEqualTo(first);
        assertThatThrownBy(
                        () -> key.get(Map.of("rpId", "elsewhere.example", "challenge", "AQID"), Behaviour.at(ORIGIN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everySwitchShows() {
        key.create(CREATION, Behaviour.at(ORIGIN));
        Map<String, Object> made = key.get(
                REQUEST,
                Behaviour.at("https://evil.example")
                        .claiming("webauthn.create")
                        .framedBy("https://top.example")
                        .forRelyingParty("evil.example")
                        .answering(new byte[] {1, 2, 3})
                        .asUser(new byte[] {9})
                        .counting(0)
                        .unattended()
                        .unverified());
        assertThat(new String(decoded(made, "clientDataJSON"), UTF_8))
                .isEqualTo("{\"type\":\"webauthn.create\",\"challenge\":\"AQID\",\"origin\":\"https://evil.example\","
                        + "\"crossOrigin\":true,\"topOrigin\":\"https://top.example\"}");
        byte[] data = decoded(made, "authenticatorData");
        assertThat(data[32]).isZero();
        assertThat(count(data)).isZero();
        assertThat(decoded(made, "userHandle")).containsExactly(9);
    }

    private static byte[] decoded(Map<String, Object> credential, String field) {
        Object text = ((Map<?, ?>) credential.getOrDefault("response", Map.of())).get(field);
        return Base64.getUrlDecoder().decode(String.valueOf(text));
    }

    private static int count(byte[] authenticatorData) {
        return ByteBuffer.wrap(authenticatorData).getInt(33);
    }
}
