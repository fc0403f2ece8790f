package io.truevalue.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
