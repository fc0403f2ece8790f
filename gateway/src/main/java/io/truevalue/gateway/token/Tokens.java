package io.truevalue.gateway.token;

import io.netty.util.concurrent.FastThreadLocal;
import io.truevalue.web.keys.KeyFile;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Verified tokens, remembered by their text until they expire, so that each is verified once. Bounded: full, it drops
 * expired ones, then any. Whether one was revoked is asked at each request, not here.
 */
@Singleton
public final class Tokens {
    private static final int MOST = 50_000;
    private static final long MOST_CHARACTERS = 48L << 20;
    private static final int DROPPED_AT_ONCE = 1_000;
    private static final FastThreadLocal<byte[]> BUFFER = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[TokenVerifier.LONGEST];
        }
    };

    private final ConcurrentHashMap<TokenKey, Token> verified = new ConcurrentHashMap<>();
    private final AtomicLong characters = new AtomicLong();
    private final TokenVerifier verifier;
    private final Clock clock;

    Tokens(TokenVerifier verifier, Clock clock, @Nullable KeyFile file) {
        this.verifier = verifier;
        this.clock = clock;
        if (file != null) {
            // After the verifier has taken the keys: what a dropped one signed must not be remembered.
            file.follow(secrets -> verified.keySet().forEach(this::forget));
        }
    }

    /** The token of an {@code Authorization} header's value; throws {@link TokenRefused} when it holds none of ours. */
    public Token authenticate(String authorization) {
        int start = TokenVerifier.startOfBearer(authorization);
        if (start < 0 || authorization.length() - start > TokenVerifier.LONGEST) {
            throw new TokenRefused("no bearer token");
        }
        TokenKey key = TokenKey.in(BUFFER.get(), authorization, start);
        if (key == null) {
            return verifier.verify(authorization.substring(start));
        }
        Token known = verified.get(key);
        if (known == null) {
            return verify(authorization.substring(start), key);
        }
        if (!TokenVerifier.holdsAt(known.expiresAt(), nowSecond())) {
            forget(key);
            throw new TokenRefused("expired");
        }
        return known;
    }

    private Token verify(String compact, TokenKey key) {
        Token token = verifier.verify(compact);
        makeRoom();
        if (verified.put(key.kept(), token) == null) {
            characters.addAndGet(key.length());
        }
        return token;
    }

    private void forget(TokenKey key) {
        if (verified.remove(key) != null) {
            characters.addAndGet(-key.length());
        }
    }

    private void makeRoom() {
        if (!isFull(MOST, MOST_CHARACTERS)) {
            return;
        }
        long now = nowSecond();
        verified.forEach((key, token) -> {
            if (!TokenVerifier.holdsAt(token.expiresAt(), now)) {
                forget(key);
            }
        });
        Iterator<TokenKey> any = verified.keySet().iterator();
        for (int i = 0; i < DROPPED_AT_ONCE && isFull(MOST - DROPPED_AT_ONCE, MOST_CHARACTERS) && any.hasNext(); i++) {
            forget(any.next());
        }
    }

    private boolean isFull(int most, long mostCharacters) {
        return verified.size() >= most || characters.get() >= mostCharacters;
    }

    private long nowSecond() {
        return Math.floorDiv(clock.millis(), 1_000L);
    }
}
