package io.truevalue.gateway.revocation;

import io.truevalue.gateway.token.Token;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What ended in the last minutes: sessions, tokens, users, organisations, and versions of grants. Each is kept longer
 * than any token lives that it could concern, so nothing revoked works again, and the memory stays small.
 */
@Singleton
public final class Revocations {
    /** Why a token no longer works. */
    public enum Ended {
        /** Its session, itself or its user: sign in again. */
        REVOKED,
        /** Its organisation or its grants changed: refresh. */
        OUTDATED
    }

    private record Versioned(long version, long since) {}

    private static final long KEPT_SECONDS = 17 * 60;

    private final Map<String, Long> sessions = new ConcurrentHashMap<>();
    private final Map<String, Long> tokens = new ConcurrentHashMap<>();
    private final Map<String, Long> users = new ConcurrentHashMap<>();
    private final Map<String, Long> organizations = new ConcurrentHashMap<>();
    private final Map<String, Versioned> versions = new ConcurrentHashMap<>();
    private final Clock clock;

    Revocations(Clock clock) {
        this.clock = clock;
    }

    /** Why this token no longer works, or null where it does. */
    public @Nullable Ended endOf(Token token) {
        if (sessions.containsKey(token.sessionId()) || tokens.containsKey(token.id())) {
            return Ended.REVOKED;
        }
        Long userEnded = users.get(token.userId());
        if (userEnded != null && token.issuedAt() <= userEnded) {
            return Ended.REVOKED;
        }
        String organization = token.organizationId();
        if (organization == null) {
            return null;
        }
        if (organizations.containsKey(organization)) {
            return Ended.OUTDATED;
        }
        Versioned latest = versions.isEmpty() ? null : versions.get(token.grants());
        return latest != null && token.authorizationVersion() < latest.version() ? Ended.OUTDATED : null;
    }

    void endSession(String id) {
        sessions.putIfAbsent(id, now());
    }

    /** An integration has no session: its identity at the gate carries its id in that place. */
    void endIntegration(String id) {
        endSession(id);
    }

    void endToken(String id) {
        tokens.putIfAbsent(id, now());
    }

    /** Ends every token of the user issued up to this second. */
    void endUser(String id, long atSecond) {
        users.merge(id, atSecond, Math::max);
    }

    void endOrganization(String id) {
        organizations.putIfAbsent(id, now());
    }

    /** Tokens with a lower version of this user's grants are outdated; versions only rise. */
    void raise(String user, String organization, long version) {
        versions.merge(
                key(user, organization),
                new Versioned(version, now()),
                (known, given) -> given.version() > known.version() ? given : known);
    }

    void forgetOld() {
        long oldest = now() - KEPT_SECONDS;
        sessions.values().removeIf(since -> since < oldest);
        tokens.values().removeIf(since -> since < oldest);
        users.values().removeIf(since -> since < oldest);
        organizations.values().removeIf(since -> since < oldest);
        versions.values().removeIf(versioned -> versioned.since() < oldest);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static String key(String user, String organization) {
        return user + '/' + organization;
    }
}
