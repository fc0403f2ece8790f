package io.truevalue.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.testing.Answer;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A refresh whose process or database dies at any point: before its commit nothing has happened, and the same token is
 * traded by the retry; after it the retry gets the same successor.
 */
@Tag("fault")
class RefreshCrashIT {
    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);

    @Test
    void tradesTheSameTokenAfterItsTransactionWasLost() throws SQLException, ExecutionException, InterruptedException {
        Person sarah = people.signedIn();
        try (Connection admin = auth.asSuperuser();
                ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            admin.setAutoCommit(false);
            lock(admin, sarah);
            Future<Answer> lost = other.submit(() -> people.refresh(sarah.refresh()));
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> killWhoWaits() == 1);
            assertThat(lost.get().status()).isIn(500, 503);
            admin.rollback();
        }
        String successor = people.refresh(sarah.refresh()).expect(200).at("/refresh_token");
        assertThat(people.refresh(sarah.refresh()).expect(200).at("/refresh_token"))
                .isEqualTo(successor);
        people.refresh(successor).expect(200);
    }

    private static void lock(Connection admin, Person person) throws SQLException {
        try (PreparedStatement lock = admin.prepareStatement("SELECT 1 FROM session WHERE id = ? FOR UPDATE")) {
            lock.setObject(1, person.session());
            lock.execute();
        }
    }

    /** How many servers' transactions waited for a lock, and do not any more. */
    private static int killWhoWaits() throws SQLException {
        try (Connection admin = auth.asSuperuser();
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'""")) {
            row.next();
            return row.getInt(1);
        }
    }
}
