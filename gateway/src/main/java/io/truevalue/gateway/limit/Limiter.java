package io.truevalue.gateway.limit;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests by user, address and account: in this gateway's memory, or together with the other gateways where they
 * share a Redis.
 */
@Singleton
public final class Limiter {
    /** Who is counted: each kind counts apart from the others. */
    public enum Kind {
        USER,
        ADDRESS,
        CREDENTIALS_ADDRESS,
        CREDENTIALS_ACCOUNT,
        REFRESH_ADDRESS,
        WEBHOOK_ADDRESS,
        /** Who names integrations that have to be looked up. */
        UNKNOWN_ADDRESS
    }

    private final Map<Kind, Integer> limits = new EnumMap<>(Kind.class);
    private final LocalCounts local;
    private final @Nullable SharedCounts shared;

    Limiter(LimitSettings settings, LocalCounts local, @Nullable SharedCounts shared) {
        this.local = local;
        this.shared = shared;
        for (Kind kind : Kind.values()) {
            limits.put(kind, settings.of(kind));
        }
    }

    /**
     * Counts one request of this caller, a user's id, an address's key or an account. Null where gateways count together:
     * then {@link #takeTogether} counts it.
     */
    public @Nullable LimitState take(Kind kind, Object caller) {
        return shared == null ? local.take(kind, caller, limitOf(kind)) : null;
    }

    /** Counts one request of this caller among all gateways. Completes soon, on another thread, and never fails. */
    public CompletableFuture<LimitState> takeTogether(Kind kind, Object caller) {
        return Objects.requireNonNull(shared).take(kind, caller, limitOf(kind));
    }

    /** Counts in this gateway's memory alone: for what protects this gateway and costs no more than it. */
    public LimitState takeHere(Kind kind, Object caller) {
        return local.take(kind, caller, limitOf(kind));
    }

    private int limitOf(Kind kind) {
        return limits.getOrDefault(kind, 1);
    }
}
