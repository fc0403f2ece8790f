package io.truevalue.auth.passkey;

import com.yubico.webauthn.data.ByteArray;
import io.truevalue.auth.token.Secrets;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The challenges that are out: 256 random bits each, good once and for five minutes. Only their hashes are kept. */
@Singleton
final class Challenges {
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final int BYTES = 32;

    private static final String INSERT = """
            INSERT INTO passkey_challenge (challenge_hash, purpose, user_id, bound_to, expires_at)
            VALUES (?, ?, ?, ?, ?)""";

    private static final String TAKE = """
            DELETE FROM passkey_challenge
            WHERE challenge_hash = ? AND purpose = ? AND user_id IS NOT DISTINCT FROM ?::uuid
              AND bound_to IS NOT DISTINCT FROM ? AND expires_at > ?""";

    private final Statements statements;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Challenges(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** Within a transaction. */
    ByteArray issue(PasskeyOccasion occasion) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        ByteArray challenge = new ByteArray(bytes);
        statements.update(
                INSERT,
                hash(challenge),
                occasion.purpose().code(),
                idOf(occasion.user()),
                occasion.boundTo(),
                clock.instant().plus(LIFE));
        return challenge;
    }

    /** Within a transaction: true the first time only, and for the occasion that it was made for. */
    boolean take(ByteArray challenge, PasskeyOccasion occasion) {
        return statements.update(
                        TAKE,
                        hash(challenge),
                        occasion.purpose().code(),
                        idOf(occasion.user()),
                        occasion.boundTo(),
                        clock.instant())
                == 1;
    }

    private static @Nullable UUID idOf(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    private static String hash(ByteArray challenge) {
        return Secrets.hash(challenge.getBase64Url());
    }
}
