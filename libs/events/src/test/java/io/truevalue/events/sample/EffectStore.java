package io.truevalue.events.sample;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Remembers each effect, and does as a test's event says: fail, or wait. */
@Singleton
public class EffectStore {
    static final Set<String> TOPICS = Set.of(Topics.RECORD);

    /** What an event with {@code "wait": true} waits for, the first time that it is applied. */
    public static final CountDownLatch GATE = new CountDownLatch(1);

    /** Opened when an event with {@code "hold": true} is being applied with all that was read with it. */
    public static final CountDownLatch HELD = new CountDownLatch(1);

    /** What that one waits for, the first time. */
    public static final CountDownLatch RELEASE = new CountDownLatch(1);

    private final JdbcOperations jdbc;

    EffectStore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void apply(String consumer, ReceivedEvent event) {
        if (event.data().path("fail").asBoolean()) {
            throw new IllegalStateException("this event cannot be applied");
        }
        if (event.organization() == null) {
            return;
        }
        jdbc.prepareStatement(
                "INSERT INTO effect (org_id, consumer, event_id, subject) VALUES (?, ?, ?, ?)", statement -> {
                    statement.setObject(1, event.organization());
                    statement.setString(2, consumer);
                    statement.setString(3, event.id());
                    statement.setString(4, event.subject());
                    return statement.executeUpdate();
                });
        if (consumer.equals("single") && event.data().path("wait").asBoolean()) {
            await(GATE);
        }
        if (consumer.equals("whole") && event.data().path("hold").asBoolean()) {
            HELD.countDown();
            await(RELEASE);
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
