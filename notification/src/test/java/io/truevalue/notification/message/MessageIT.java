package io.truevalue.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MessageIT {
    private static final String LINK = "http://localhost:8000/verify-email#token=a-secret-token";
    private static final MailServer mails = new MailServer();

    @RegisterExtension
    static final ServiceExtension notification =
            ServiceExtension.of("notification").with("truevalue.smtp.url", mails.url());

    @BeforeEach
    void startMailServer() {
        mails.close();
        mails.start();
    }

    @AfterAll
    static void stopMailServer() {
        mails.close();
    }

    @Test
    void sendsAMailInBothFormsOnce() throws MessagingException, IOException {
        UUID id = Ids.next();
        UUID user = Ids.next();
        String to = newAddress("sarah");
        send(id, to, "verify_email", user, null).expect(202);
        send(id, to, "verify_email", user, null).expect(202);
        MailServer.Mail mail = awaitMails(to, 1).getFirst();
        assertThat(mail.message().getSubject()).isEqualTo("Confirm your e-mail address");
        assertThat(mail.message().getMessageID()).contains(id.toString());
        assertThat(mail.message().getFrom()).hasSize(1);
        assertThat(mail.part(0)).contains(LINK, "Hello Sarah \u65e5\u672c,");
        assertThat(mail.part(1)).contains("href=\"" + LINK + "\"");
        EventLog.Entry told = awaitEvent(id);
        assertThat(told.type()).isEqualTo("notification.sent");
        assertThat(told.subject()).isEqualTo(user.toString());
        assertThat(told.attributes()).doesNotContainKey("orgid");
        assertThat(told.data().get("to").asText()).isEqualTo(to);
        assertThat(told.value()).doesNotContain("a-secret-token");
        assertThat(mails.to(to)).hasSize(1);
    }

    @Test
    void tellsTheOrganizationOfWhatWasSentForIt() {
        UUID id = Ids.next();
        UUID org = Ids.next();
        send(id, newAddress("member"), "verify_email", Ids.next(), org).expect(202);
        EventLog.Entry told = awaitEvent(id);
        assertThat(told.attributes()).containsEntry("orgid", org.toString());
        assertThat(told.subject()).isEqualTo(id.toString());
    }

    @Test
    void losesNothingWhileTheMailServerIsAwayAndKeepsNoSecret() throws SQLException {
        mails.close();
        UUID id = Ids.next();
        String to = newAddress("patient");
        send(id, to, "verify_email", Ids.next(), null).expect(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> row(id, "attempts").equals("1"));
        assertThat(row(id, "status")).isEqualTo("queued");
        assertThat(row(id, "sealed")).doesNotContain("a-secret-token").doesNotContain(LINK);
        mails.start();
        awaitMails(to, 1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> row(id, "status").equals("sent"));
        assertThat(row(id, "sealed")).isEqualTo("null");
    }

    @Test
    void givesUpWhatTheServerWillNeverTake() throws SQLException {
        UUID id = Ids.next();
        send(id, newAddress("refused"), "verify_email", Ids.next(), null).expect(202);
        EventLog.Entry told = awaitEvent(id);
        assertThat(told.type()).isEqualTo("notification.failed");
        assertThat(told.attributes()).containsEntry("outcome", "failure");
        assertThat(told.data().get("reason").asText()).isEqualTo("the mail server answered 550");
        assertThat(row(id, "status")).isEqualTo("failed");
    }

    @Test
    void triesAgainWhatTheServerCannotTakeNow() {
        UUID id = Ids.next();
        String to = newAddress("busy");
        send(id, to, "verify_email", Ids.next(), null).expect(202);
        send(Ids.next(), "first@acme.example", "verify_email", Ids.next(), null).expect(202);
        awaitMails(to, 1);
    }

    @Test
    void refusesWhatItCannotSend() {
        Caller auth = Caller.service("auth-service", null);
        Map<String, String> data = Map.of("link", LINK, "full_name", "Sarah");
        for (String to : List.of("nobody", "a@b.example\r\nBcc: eve@evil.example", "A <a@b.example>")) {
            Answer refused = notification
                    .as(auth)
                    .post(
                            "/internal/messages",
                            Map.of("id", Ids.next(), "to", to, "template", "verify_email", "data", data))
                    .expectProblem(400, "validation_failed");
            assertThat(refused.at("/errors/0/field")).isEqualTo("to");
        }
        notification
                .as(auth)
                .post(
                        "/internal/messages",
                        Map.of("id", Ids.next(), "to", "a@b.example", "template", "verify_email", "data", Map.of()))
                .expectProblem(400, "validation_failed");
        notification
                .as(Caller.service("crm-service", null))
                .post(
                        "/internal/messages",
                        Map.of("id", Ids.next(), "to", "a@b.example", "template", "verify_email", "data", data))
                .expectProblem(403, "caller_not_allowed");
    }

    private static Answer send(UUID id, String to, String template, UUID user, @Nullable UUID org) {
        return notification
                .as(Caller.service("auth-service", org))
                .post(
                        "/internal/messages",
                        Map.of(
                                "id",
                                id,
                                "to",
                                to,
                                "template",
                                template,
                                "data",
                                Map.of("link", LINK, "full_name", "Sarah \u65e5\u672c", "user_id", user)));
    }

    private static String newAddress(String name) {
        return name + "." + Ids.next() + "@acme.example";
    }

    private static List<MailServer.Mail> awaitMails(String to, int count) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> mails.to(to), found -> found.size() >= count);
    }

    private static EventLog.Entry awaitEvent(UUID message) {
        return EventLog.await(
                Topics.DELIVERY,
                event -> event.data().path("message_id").asText().equals(message.toString()));
    }

    private static String row(UUID id, String column) throws SQLException {
        try (Connection admin = notification.asSuperuser();
                PreparedStatement statement =
                        admin.prepareStatement("SELECT " + column + "::text FROM message WHERE id = ?")) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        }
    }
}
