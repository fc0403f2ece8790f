package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public port with a certificate: HTTP/1.1 and HTTP/2 over TLS, and a renewal without a restart. */
class TlsIT {
    @TempDir
    private static Path folder;

    private static TestCertificate certificate;
    private static GatewayRig rig;

    private final String user = GatewayRig.newUser();
    private final String target = "/crm/api/" + user;

    @BeforeAll
    static void start() throws IOException, InterruptedException, GeneralSecurityException {
        certificate = TestCertificate.in(folder);
        rig = new GatewayRig(Map.of(
                "truevalue.origin",
                "https://localhost",
                "truevalue.gateway.upstream.answer-timeout",
                "8s",
                "truevalue.gateway.tls.certificate",
                certificate.certificate.toString(),
                "truevalue.gateway.tls.key",
                certificate.key.toString()));
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + rig.port + path))
                .header("Authorization", "Bearer " + GatewayRig.token(user))
                .build();
    }

    private static HttpClient client(HttpClient.Version version) throws GeneralSecurityException, IOException {
        return HttpClient.newBuilder()
                .sslContext(certificate.trusting())
                .version(version)
                .build();
    }

    @Test
    void bothVersionsAreSpokenAsTheClientChooses() throws Exception {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            if (version != HttpClient.Version.HTTP_1_1 && version != HttpClient.Version.HTTP_2) {
                continue;
            }
            try (HttpClient client = client(version)) {
                HttpResponse<String> answer = client.send(get(target), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.version()).isEqualTo(version);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("strict-transport-security"))
                        .hasValue("max-age=31536000; includeSubDomains");
                HttpResponse<String> health = client.send(get("/health/live"), HttpResponse.BodyHandlers.ofString());
                assertThat(health.body()).isEqualTo("{\"status\":\"up\"}");
                assertThat(health.version()).isEqualTo(version);
            }
        }
    }

    @Test
    void manyStreamsOfOneConnectionKeepTheirAnswersApart() throws Exception {
        try (HttpClient client = client(HttpClient.Version.HTTP_2)) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 90; i++) {
                HttpRequest request = HttpRequest.newBuilder(get(target), (name, value) -> true)
                        .header("X-Request-ID", "r-" + i)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"i\":" + i + "}"))
                        .build();
                answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
            }
            for (int i = 0; i < answers.size(); i++) {
                HttpResponse<String> answer = answers.get(i).get();
                assertThat(answer.body()).isEqualTo("r-" + i + " {\"i\":" + i + "}");
                assertThat(answer.headers().firstValue("x-request-id")).hasValue("r-" + i);
            }
        }
    }

    @Test
    void aLargeAnswerFlowsAsFastAsItIsRead() throws Exception {
        int pieces = 200;
        rig.service.on(target, (seen, out) -> {
            RecordingService.raw(out, "HTTP/1.1 200 OK\nContent-Length: " + pieces * 65_536L + "\n\n");
            for (int i = 0; i < pieces; i++) {
                out.write(new byte[65_536]);
            }
            return true;
        });
        try (HttpClient client = client(HttpClient.Version.HTTP_2)) {
            HttpResponse<InputStream> answer = client.send(get(target), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                assertThat(body.readAllBytes()).hasSize(pieces * 65_536);
            }
        }
    }

    @Test
    void theLastAnswerOfAConnectionEndsWithinTls() throws Exception {
        try (SSLSocket socket =
                (SSLSocket) certificate.trusting().getSocketFactory().createSocket("localhost", rig.port)) {
            socket.getOutputStream()
                    .write(GatewayRig.request("GET", target, "Connection: close")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 401").endsWith("}");
        }
    }

    @Test
    void plainTextGetsNoAnswer() throws IOException {
        try (RawClient client = rig.client()) {
            client.send(GatewayRig.request("GET", "/health/live"));
            assertThat(client.rest()).doesNotContain("HTTP/");
        }
    }

    @Test
    void oldVersionsOfTlsAreNotSpoken() throws Exception {
        try (Socket plain = new Socket("localhost", rig.port);
                SSLSocket socket = (SSLSocket)
                        certificate.trusting().getSocketFactory().createSocket(plain, "localhost", rig.port, true)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.1"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            try (SSLSocket socket =
                    (SSLSocket) certificate.trusting().getSocketFactory().createSocket("localhost", rig.port)) {
                socket.setEnabledProtocols(new String[] {version});
                socket.startHandshake();
                assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            }
        }
    }

    @Test
    void aRenewedCertificateIsServedWithoutARestart() throws Exception {
        Path own = Files.createDirectory(folder.resolve("renewed"));
        TestCertificate first = TestCertificate.in(own);
        try (GatewayRig other = new GatewayRig(Map.of(
                "truevalue.origin", "https://localhost",
                "truevalue.gateway.tls.certificate", first.certificate.toString(),
                "truevalue.gateway.tls.key", first.key.toString()))) {
            assertThat(accepts(first, other)).isTrue();
            TestCertificate second = TestCertificate.in(own);
            Files.setLastModifiedTime(
                    second.certificate, FileTime.from(Instant.now().plusSeconds(10)));
            GatewayRig.await(() -> accepts(second, other));
            assertThat(accepts(first, other)).isFalse();
            Files.writeString(second.certificate, "no certificate");
            GatewayRig.await(() -> accepts(second, other));
        }
    }

    private static boolean accepts(TestCertificate trusted, GatewayRig other) {
        try (SSLSocket socket =
                (SSLSocket) trusted.trusting().getSocketFactory().createSocket("localhost", other.port)) {
            socket.startHandshake();
            return true;
        } catch (SSLHandshakeException untrusted) {
            return false;
        } catch (IOException | GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Test
    void theOriginSaysSoOrTheGateDoesNotStart() {
        assertThatThrownBy(() -> new GatewayRig(Map.of(
                        "truevalue.gateway.tls.certificate", certificate.certificate.toString(),
                        "truevalue.gateway.tls.key", certificate.key.toString())))
                .hasMessageContaining("truevalue.origin is https");
    }
}
