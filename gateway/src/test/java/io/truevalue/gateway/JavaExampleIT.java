package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.signing.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java example of docs/how-to/call-the-api-as-an-integration.md, run as it stands there against a running gateway. */
class JavaExampleIT {
    private static final Path DOCUMENT = Path.of("..", "docs", "how-to", "call-the-api-as-an-integration.md");
    private static final String ID = "int_" + UUID.randomUUID();
    private static final String SECRET = "5a1e77ed".repeat(8);

    private static GatewayRig rig;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        rig = new GatewayRig(Map.of());
        String key =
                SigningKey.derive(HexFormat.of().parseHex(SECRET), "gateway").exportHex();
        rig.service.on(
                "/internal/integrations",
                (seen, out) -> GatewayRig.json(
                        out,
                        "{\"items\":[{\"id\":\"" + ID + "\",\"org_id\":\"" + UUID.randomUUID()
                                + "\",\"permissions\":[\"contacts:read\"],\"keys\":[\"" + key + "\"]}]}"));
        rig.service.on("/internal/integrations/used", (seen, out) -> GatewayRig.json(out, "{}"));
        // What is stamped in the second of the start is expired.
        long started = Instant.now().getEpochSecond();
        GatewayRig.await(() -> Instant.now().getEpochSecond() > started);
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    @Test
    void theJavaExampleCallsAsTheIntegration() throws IOException, InterruptedException, ReflectiveOperationException {
        HttpRequest request = compiled(example("### Java"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        assertThat(rig.service.only("/crm/api/contacts").header("X-User-Id")).isEqualTo(ID);
    }

    /** The example's lines as the body of a method that gives the request. */
    private HttpRequest compiled(String example) throws IOException, ReflectiveOperationException {
        Path source = folder.resolve("Example.java");
        Files.writeString(source, """
                import io.truevalue.signing.*;
                import java.net.URI;
                import java.net.http.HttpRequest;
                import java.time.Clock;
                import java.util.HexFormat;
                import java.util.List;

                public class Example {
                    public static HttpRequest request(String id, String secret, String origin) {
                """ + example + "\nreturn request;\n}\n}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String libraries = Path.of(URI.create(SigningKey.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
        assertThat(compiler.run(null, null, null, "-cp", libraries, "-d", folder.toString(), source.toString()))
                .isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            return (HttpRequest) loader.loadClass("Example")
                    .getMethod("request", String.class, String.class, String.class)
                    .invoke(null, ID, SECRET, origin());
        }
    }

    /** The first block of code under a heading. */
    private static String example(String heading) throws IOException {
        String document = Files.readString(DOCUMENT);
        String after = document.substring(document.indexOf(heading) + heading.length());
        return after.lines()
                .skip(1)
                .dropWhile(line -> !line.startsWith("    "))
                .takeWhile(line -> line.startsWith("    ") || line.isEmpty())
                .map(line -> line.isEmpty() ? line : line.substring(4))
                .collect(Collectors.joining("\n"));
    }

    private static String origin() {
        return "http://localhost:" + rig.port;
    }
}
