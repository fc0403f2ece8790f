package io.truevalue.gateway.token;

import io.truevalue.signing.BodyHash;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Verified tokens, remembered by their SHA-256 until they expire, so that each is verified once. Bounded: full, it drops
 * expired ones, then any. Whether one was revoked is asked at each request, not here.
 */
@Singleton
public final class Tokens {
    private static final int MOST = 50_000;
    private static final int DROPPED_AT_ONCE = 1_000;
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(BodyHash::newDigest);

    private record Key(long first, long second, long third, long fourth) {}

    private final ConcurrentHashMap<Key, Token> verified = new ConcurrentHashMap<>();
    private final TokenVerifier verifier;
    private final Clock clock;

    Tokens(TokenVerifier verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    /** The token of an {@code Authorization} header's value; throws {@link TokenRefused} when it holds none of ours. */
    public Token authenticate(String authorization) {
        String compact = TokenVerifier.bearerOf(authorization);
        if (compact == null || compact.length() > TokenVerifier.LONGEST) {
            throw new TokenRefused("no bearer token");
        }
        Key key = keyOf(compact);
        Token known = verified.get(key);
        if (known == null) {
            Token token = verifier.verify(compact);
            makeRoom();
            verified.put(key, token);
            return token;
        }
        if (!TokenVerifier.holdsAt(known.expiresAt(), clock.instant().getEpochSecond())) {
            verified.remove(key);
            throw new TokenRefused("expired");
        }
        return known;
    }

    private static Key keyOf(String compact) {
        ByteBuffer hash = ByteBuffer.wrap(DIGEST.get().digest(compact.getBytes(StandardCharsets.ISO_8859_1)));
        return new Key(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    }

    private void makeRoom() {
        if (verified.size() < MOST) {
            return;
        }
        long now = clock.instant().getEpochSecond();
        verified.values().removeIf(token -> !TokenVerifier.holdsAt(token.expiresAt(), now));
        Iterator<Key> any = verified.keySet().iterator();
        for (int i = 0; i < DROPPED_AT_ONCE && verified.size() >= MOST - DROPPED_AT_ONCE && any.hasNext(); i++) {
            any.next();
            any.remove();
        }
    }
}
