package io.truevalue.auth.session;

import io.micronaut.scheduling.annotation.Scheduled;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Removes what can matter to nobody any more. Ended sessions and users' histories stay. */
@Singleton
class ForgetOldTokens {
    private static final Duration DAY = Duration.ofDays(1);

    /** One parameter each: the time before which a row is old. */
    private record Purge(String sql, Duration age) {}

    private static final List<Purge> PURGES = List.of(
            new Purge("DELETE FROM access_token WHERE expires_at < ?", Duration.ofMinutes(1)),
            new Purge("DELETE FROM refresh_token WHERE expires_at < ? AND used_at IS NOT NULL", DAY),
            // The last one of a session can still be told why that ended.
            new Purge("DELETE FROM refresh_token WHERE expires_at < ?", Duration.ofDays(90)),
            new Purge("DELETE FROM revocation WHERE expires_at < ?", Duration.ofHours(1)),
            new Purge("DELETE FROM mail_token WHERE expires_at < ?", DAY),
            new Purge("DELETE FROM pending_login WHERE expires_at < ?", Duration.ofMinutes(1)),
            new Purge("DELETE FROM sent_code WHERE created_at < ?", DAY.plusHours(1)),
            new Purge("DELETE FROM factor WHERE confirmed_at IS NULL AND created_at < ?", DAY),
            new Purge("DELETE FROM passkey_challenge WHERE expires_at < ?", Duration.ofMinutes(1)),
            new Purge("DELETE FROM login_attempt WHERE touched_at < ?", Duration.ofDays(8)),
            new Purge("DELETE FROM user_event WHERE user_id IS NULL AND created_at < ?", Duration.ofDays(8)));

    private final Statements statements;
    private final Transactions transactions;
    private final Clock clock;

    ForgetOldTokens(Statements statements, Transactions transactions, Clock clock) {
        this.statements = statements;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "2m", fixedDelay = "5m")
    void forget() {
        Instant now = clock.instant();
        for (Purge purge : PURGES) {
            transactions.in(() -> statements.update(purge.sql(), now.minus(purge.age())));
        }
    }
}
