package io.truevalue.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorsTest {
    record Vector(JsonNode json) {
        String text(String member) {
            return json.get(member).asText();
        }

        long timestamp() {
            return json.get("timestamp").asLong();
        }

        List<Map.Entry<String, String>> headers() {
            List<Map.Entry<String, String>> headers = new ArrayList<>();
            json.get("headers")
                    .forEach(pair -> headers.add(
                            Map.entry(pair.get(0).asText(), pair.get(1).asText())));
            return headers;
        }

        GivenRequest request() {
            return new GivenRequest(
                    text("secret_hex"),
                    text("audience"),
                    timestamp(),
                    text("method"),
                    text("target"),
                    text("body_hex"),
                    headers());
        }

        @Override
        public String toString() {
            return text("name");
        }
    }

    static Stream<Vector> vectors() throws IOException {
        try (InputStream file = VectorsTest.class.getResourceAsStream("/signing-v1.json")) {
            JsonNode vectors = new ObjectMapper().readTree(file).get("vectors");
            assertThat(vectors.size()).isEqualTo(12);
            return StreamSupport.stream(vectors.spliterator(), false).map(Vector::new);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void derivesTheKey(Vector vector) {
        byte[] secret = HexFormat.of().parseHex(vector.text("secret_hex"));
        assertThat(SigningKey.deriveFromAny(secret, vector.text("audience")).exportHex())
                .isEqualTo(vector.text("derived_key_hex"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signs(Vector vector) {
        assertThat(new String(vector.request().stringToSign(), StandardCharsets.UTF_8))
                .isEqualTo(vector.text("string_to_sign"));
        assertThat(vector.request().signature()).isEqualTo(vector.text("signature"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verifies(Vector vector) {
        boolean byService =
                vector.headers().stream().anyMatch(header -> header.getKey().equals("X-Service-Name"));
        Hop hop = byService ? Hop.SERVICE : Hop.GATEWAY;
        Instant at = Instant.ofEpochSecond(vector.timestamp());
        RequestVerifier verifier = new RequestVerifier(
                vector.text("audience"),
                (given, caller) -> List.of(SigningKey.ofHex("key", vector.text("derived_key_hex"))),
                new ReplayMemory(10, Duration.ofSeconds(30), at.minusSeconds(1)),
                () -> at);
        List<Map.Entry<String, String>> headers = new ArrayList<>(vector.headers());
        headers.add(Map.entry(hop.timestampHeader(), Long.toString(vector.timestamp())));
        headers.add(Map.entry(hop.signatureHeader(), vector.text("signature")));
        BodyHash body = BodyHash.of(HexFormat.of().parseHex(vector.text("body_hex")));

        assertThat(verifier.verify(vector.text("method"), vector.text("target"), body, headers))
                .isInstanceOf(Verdict.Verified.class);
        headers.removeLast();
        headers.add(Map.entry(hop.signatureHeader(), vector.text("signature").replaceFirst("..$", "zz")));
        assertThat(verifier.verify(vector.text("method"), vector.text("target"), body, headers))
                .isEqualTo(new Verdict.Refused(
                        Refusal.MALFORMED, "a v1 signature that is not 64 lower-case hexadecimal digits"));
    }
}
