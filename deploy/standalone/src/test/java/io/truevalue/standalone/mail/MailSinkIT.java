package io.truevalue.standalone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailSinkIT {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private MailSink sink;

    @BeforeEach
    void start() throws IOException {
        sink = MailSink.start(0, 0, () -> NOW);
    }

    @AfterEach
    void stop() {
        sink.close();
        http.close();
    }

    @Test
    void listsWhatCameToAnAddressNewestFirst() throws Exception {
        send("sarah+1@acme.example", "Grüße 1", "first", "<p>first</p>");
        send("mallory@rival.example", "Other", "other", "<p>other</p>");
        send("sarah+1@acme.example", "Second", "second", "<p>second</p>");

        JsonNode mails = new ObjectMapper()
                .readTree(get("/api/messages?to=Sarah%2B1@acme.example").body());

        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).path("subject").asText()).isEqualTo("Second");
        JsonNode first = mails.get(1);
        assertThat(first.path("subject").asText()).isEqualTo("Grüße 1");
        assertThat(first.path("from").asText()).isEqualTo("no-reply@truevalue.example");
        assertThat(first.path("to").asText()).isEqualTo("sarah+1@acme.example");
        assertThat(first.path("text").asText()).isEqualTo("first");
        assertThat(first.path("html").asText()).isEqualTo("<p>first</p>");
        assertThat(first.path("received_at").asText()).isEqualTo("2026-11-21T10:00:00Z");
    }

    @Test
    void showsTheHtmlOfAMailWithoutLettingItRun() throws Exception {
        send("sarah@acme.example", "Hello", "hello", "<p>hello</p><script>alert(1)</script>");
        JsonNode mails = new ObjectMapper().readTree(get("/api/messages").body());
        HttpResponse<String> html =
                get("/api/messages/" + mails.get(0).path("id").asText() + "/html");
        assertThat(html.body()).contains("<p>hello</p>");
        assertThat(html.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'")
                        .contains("sandbox")
                        .doesNotContain("script"));
    }

    @Test
    void takesShortMessagesToPhonesAsAProviderDoes() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at("/api/messages"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"to\":\"+14155550123\",\"from\":\"TrueValue\",\"text\":\"314159\"}"));
        assertThat(http.send(request.copy().header("Content-Type", "text/plain").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
        assertThat(http.send(request.header("Content-Type", "application/json").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(202);
        for (String to : new String[] {"+14155550123", "%2B14155550123"}) {
            JsonNode messages =
                    new ObjectMapper().readTree(get("/api/messages?to=" + to).body());
            assertThat(messages).hasSize(1);
            assertThat(messages.get(0).path("text").asText()).isEqualTo("314159");
        }
    }

    @Test
    void forgetsAllOnDelete() throws Exception {
        send("sarah@acme.example", "Hello", "hello", "<p>hello</p>");
        HttpRequest delete =
                HttpRequest.newBuilder(at("/api/messages")).DELETE().build();
        assertThat(http.send(delete, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        assertThat(get("/api/messages").body()).isEqualTo("[]");
    }

    @Test
    void servesItsPage() throws Exception {
        assertThat(get("/").body()).contains("<title>TrueValue inbox</title>");
        assertThat(get("/inbox.js").statusCode()).isEqualTo(200);
        assertThat(get("/inbox.css").statusCode()).isEqualTo(200);
        assertThat(get("/../secrets.env").statusCode()).isEqualTo(404);
    }

    @Test
    void answersToNoOtherHostName() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sink.inboxPort())) {
            socket.getOutputStream()
                    .write("GET /api/messages HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 421 ");
        }
    }

    private void send(String to, String subject, String text, String html) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(sink.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("no-reply@truevalue.example");
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, rich));
        Transport.send(message);
    }

    private HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(at(target)).build(), BodyHandlers.ofString());
    }

    private URI at(String target) {
        return URI.create("http://127.0.0.1:" + sink.inboxPort() + target);
    }
}
