package io.truevalue.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of transparency-dev/merkle, each file of them. */
class VectorsTest {
    record Vector(String name, JsonNode json) {
        byte[] bytes(String member) {
            return decoded(json.get(member));
        }

        /** Unsigned in the vectors: what is past 2^63 is negative here. */
        long number(String member) {
            return Long.parseUnsignedLong(json.get(member).asText());
        }

        List<byte[]> proof() {
            List<byte[]> proof = new ArrayList<>();
            json.get("proof").forEach(step -> proof.add(decoded(step)));
            return proof;
        }

        private static byte[] decoded(JsonNode node) {
            return Base64.getDecoder().decode(node.asText());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> inclusion() throws IOException, URISyntaxException {
        return vectors("inclusion", 98);
    }

    static Stream<Vector> consistency() throws IOException, URISyntaxException {
        return vectors("consistency", 98);
    }

    private static Stream<Vector> vectors(String kind, int files) throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(VectorsTest.class.getResource("/merkle/" + kind));
        Path root = Path.of(folder.toURI());
        ObjectMapper json = new ObjectMapper();
        List<Vector> vectors = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                vectors.add(new Vector(root.relativize(path).toString(), json.readTree(Files.readAllBytes(path))));
            }
        }
        assertThat(vectors).hasSize(files);
        return vectors.stream();
    }

    @ParameterizedTest
    @MethodSource("inclusion")
    void judgesInclusion(Vector vector) {
        judges(
                vector,
                () -> Proofs.verifyInclusion(
                        vector.number("leafIdx"),
                        vector.number("treeSize"),
                        vector.bytes("leafHash"),
                        vector.proof(),
                        vector.bytes("root")));
    }

    @ParameterizedTest
    @MethodSource("consistency")
    void judgesConsistency(Vector vector) {
        judges(
                vector,
                () -> Proofs.verifyConsistency(
                        vector.number("size1"),
                        vector.number("size2"),
                        vector.bytes("root1"),
                        vector.bytes("root2"),
                        vector.proof()));
    }

    private static void judges(Vector vector, ThrowingCallable verification) {
        if (vector.json().get("wantErr").asBoolean()) {
            assertThatThrownBy(verification).isInstanceOf(ProofRejected.class);
        } else {
            assertThatCode(verification).doesNotThrowAnyException();
        }
    }
}
