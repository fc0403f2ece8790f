package io.truevalue.analytics.rollup;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps of building all figures anew beside those that are read. From the first step on, what the topics tell is added
 * to both; what the audit store tells, to the new ones alone; each event once, whoever tells it first. The new ones are
 * read once they hold every event that the old ones do.
 */
@Singleton
public class Rebuilding {
    /** What the audit log had not recorded yet when the building began was applied not much earlier than that. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final List<String> CLEAR = List.of(
            "DELETE FROM event_count WHERE generation = ?",
            "DELETE FROM actor_count WHERE generation = ?",
            "DELETE FROM user_activity WHERE generation = ?",
            "DELETE FROM user_month WHERE generation = ?",
            "DELETE FROM user_month_zone WHERE generation = ?",
            "DELETE FROM member_state WHERE generation = ?",
            "DELETE FROM deal_state WHERE generation = ?",
            "DELETE FROM subscription_state WHERE generation = ?",
            "DELETE FROM milestone WHERE generation = ?",
            "DELETE FROM sign_up WHERE generation = ?",
            "DELETE FROM organization_setting WHERE generation = ?");

    private final Generations generations;
    private final FactStore facts;
    private final Statements statements;
    private final Transactions transactions;
    private final Clock clock;

    Rebuilding(
            Generations generations, FactStore facts, Statements statements, Transactions transactions, Clock clock) {
        this.generations = generations;
        this.facts = facts;
        this.statements = statements;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Generation state() {
        return asService(generations::find);
    }

    /** Begins, unless a building is under way. */
    public Generation begin() {
        return asService(() -> {
            Generation present = generations.locked();
            if (present.building() != null) {
                return present;
            }
            int building = present.current() == 1 ? 2 : 1;
            clear(building);
            Generation begun = new Generation(present.current(), building, null, 0, clock.instant(), null);
            generations.replace(begun);
            return begun;
        });
    }

    /** Gives it up; the figures that are read stay as they are. */
    public void cancel() {
        asService(() -> {
            Generation present = generations.locked();
            generations.replace(
                    new Generation(present.current(), null, null, present.read(), present.begunAt(), clock.instant()));
            return true;
        });
    }

    /**
     * Adds a page of the audit store, and remembers where the next one begins.
     *
     * @param at where the page began: where another process was faster, nothing is added
     */
    public void add(List<ReceivedEvent> page, @Nullable String at, @Nullable String next) {
        asService(() -> {
            Generation present = generations.locked();
            if (present.building() == null || !Objects.equals(present.cursor(), at)) {
                return false;
            }
            List<ReceivedEvent> fresh = generations.remember(present.building(), page);
            facts.add(present.building(), ReadFacts.of(fresh));
            generations.replace(new Generation(
                    present.current(),
                    present.building(),
                    next,
                    present.read() + page.size(),
                    present.begunAt(),
                    null));
            return true;
        });
    }

    /**
     * Once the audit store's end is reached: reads the new figures from now on, if they lack nothing.
     *
     * @return how many events they lack still
     */
    public long finish() {
        Generation before = state();
        long missing = asService(() -> {
            Generation present = generations.locked();
            if (present.building() == null) {
                return 0L;
            }
            Instant begun = Objects.requireNonNull(present.begunAt());
            long lacking = generations.missing(present.building(), begun.minus(BEFORE));
            if (lacking == 0) {
                generations.handOver(present.building());
                generations.replace(
                        new Generation(present.building(), null, null, present.read(), begun, clock.instant()));
            }
            return lacking;
        });
        if (missing == 0 && before.building() != null) {
            asService(() -> {
                Generation present = generations.locked();
                if (present.building() == null && present.current() != before.current()) {
                    clear(before.current());
                }
                return true;
            });
        }
        return missing;
    }

    private void clear(int generation) {
        CLEAR.forEach(sql -> statements.update(sql, generation));
    }

    private <T> T asService(Supplier<T> work) {
        return transactions.inAs(
                Principal.service("analytics-service", null, Ids.next().toString()), work);
    }
}
