package io.truevalue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignTest {
    private static final Path VECTORS = Path.of("../../libs/hmac-signing/src/test/resources/signing-v1.json");
    private static final Set<String> GIVEN =
            Set.of("name", "secret_hex", "audience", "timestamp", "method", "target", "body_hex", "headers");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void printsOneLineAVector() throws IOException {
        assertThat(sign(VECTORS)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected());
        assertThat(err.size()).isZero();
    }

    @Test
    void readsABareListWithoutTheAnswers() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode vectors = json.readTree(VECTORS.toFile()).path("vectors");
        vectors.forEach(vector -> ((ObjectNode) vector).retain(GIVEN));
        Path bare = folder.resolve("bare.json");
        json.writeValue(bare.toFile(), vectors);
        assertThat(sign(bare)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected());
    }

    @Test
    void signsTheOthersWhenOneCannotBe() throws IOException {
        Path file = Files.writeString(folder.resolve("mixed.json"), """
                [{"name":"torn","secret_hex":"00"},
                 {"name":"whole","secret_hex":"00","audience":"a","timestamp":-1,"method":"get","target":"*","headers":[]}]
                """);
        assertThat(sign(file)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("whole v1=[0-9a-f]{64}\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("torn cannot be signed: it has no audience\n");
    }

    @Test
    void saysWhatIsWrongWithAFileInOneLine() throws IOException {
        assertThat(sign(folder.resolve("absent.json"))).isEqualTo(1);
        assertThat(sign(Files.writeString(folder.resolve("torn.json"), "{"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
        assertThat(out.size()).isZero();
    }

    private int sign(Path file) {
        return new Sign(print(out), print(err)).run(List.of("--vectors", file.toString()));
    }

    private static PrintStream print(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }

    private static String expected() throws IOException {
        JsonNode vectors = new ObjectMapper().readTree(VECTORS.toFile()).path("vectors");
        return StreamSupport.stream(vectors.spliterator(), false)
                .map(vector -> vector.path("name").asText() + " "
                        + vector.path("signature").asText() + "\n")
                .collect(Collectors.joining());
    }
}
