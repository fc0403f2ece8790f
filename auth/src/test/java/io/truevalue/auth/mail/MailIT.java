package io.truevalue.auth.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TestSecrets;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MailIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);

    @Test
    void keepsMailsSealedUntilNotificationTakesThem() throws SQLException {
        AtomicInteger tries = new AtomicInteger();
        auth.peer("notification").on("/internal/messages", call -> {
            tries.incrementAndGet();
            return new FakePeer.Reply(503, "{}");
        });
        String email = People.newEmail();
        people.register(email, People.PASSWORD);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> tries.get() > 0);
        assertThat(queued()).hasSize(1).doesNotContain(email).doesNotContain("#token=");
        auth.peer("notification").on("/internal/messages", call -> new FakePeer.Reply(202, "{}"));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> queued().isEmpty());
        String[] ids = people.mailsSoFar(email, "verify_email").stream()
                .map(mail -> mail.get("id").asText())
                .distinct()
                .toArray(String[]::new);
        assertThat(ids).hasSize(1);
    }

    /** A18: whoever asks says in no header where a link leads. */
    @Test
    void leadsToTheOriginOfTheSettingsAlone() throws IOException {
        String email = people.verified();
        byte[] body = ("{\"email\":\"" + email + "\"}").getBytes(UTF_8);
        RequestSignature signature = RequestSigner.forGateway(
                        TestSecrets.of("gateway"), "auth-service", Clock.systemUTC())
                .sign("POST", "/auth/password/forgot", BodyHash.of(body), List.of());
        URI address = URI.create(auth.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write("""
                    POST /auth/password/forgot HTTP/1.1
                    Host: evil.example
                    X-Forwarded-Host: evil.example
                    X-Forwarded-Proto: gopher
                    Forwarded: host=evil.example
                    Origin: https://evil.example
                    Referer: https://evil.example/
                    Connection: close
                    Content-Type: application/json
                    Content-Length: %d
                    X-Request-Nonce: %s
                    %s: %s
                    %s: %s

                    """.formatted(
                            body.length,
                            signature.nonce(),
                            SigningHeaders.GATEWAY_TIMESTAMP,
                            signature.timestamp(),
                            SigningHeaders.GATEWAY_SIGNATURE,
                            signature.signature())
                    .replace("\n", "\r\n")
                    .getBytes(UTF_8));
            socket.getOutputStream().write(body);
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 202 ");
        }
        String mail = people.mails(email, "password_reset", 1).getLast().toString();
        assertThat(mail).contains("http://localhost:8000/reset-password#token=").doesNotContain("evil");
    }

    private static List<String> queued() throws SQLException {
        try (Connection admin = auth.asSuperuser();
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sealed FROM mail_job")) {
            List<String> sealed = new ArrayList<>();
            while (rows.next()) {
                sealed.add(rows.getString(1));
            }
            return sealed;
        }
    }
}
