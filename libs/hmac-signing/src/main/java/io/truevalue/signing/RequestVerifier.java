package io.truevalue.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Verifies requests addressed to one audience, in the order of signing v1: form, time, signature, replay. Trusts nothing
 * of the request before its signature holds. Thread-safe and does not block.
 */
public final class RequestVerifier {
    private final String audience;
    private final CallerKeys keys;
    private final ReplayMemory memory;
    private final InstantSource clock;

    public RequestVerifier(String audience, CallerKeys keys, ReplayMemory memory, InstantSource clock) {
        this.audience = audience;
        this.keys = keys;
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * @param method as on the wire
     * @param target path and query as on the wire, a character a byte (ISO 8859-1)
     * @param headers every header in wire order, doubled ones as two entries, a character a byte
     */
    public Verdict verify(
            String method, String target, BodyHash body, Iterable<? extends Map.Entry<String, String>> headers) {
        try {
            CanonicalRequest request = CanonicalRequest.begin();
            SignatureFields fields = SignatureFields.read(headers, request);
            if (fields.isMissing()) {
                return refused(Refusal.MISSING, "no whole set of timestamp, nonce and signature");
            }
            List<byte[]> signatures = fields.signatures();
            long stamp = fields.stamp();
            if (hasLowerCase(method)) {
                return refused(Refusal.MALFORMED, "a method in lower case");
            }
            request.write(audience, fields.timestamp(), method, target, body);
            return judge(request, fields.hop(), fields.caller(), stamp, signatures);
        } catch (MalformedRequest malformed) {
            return refused(Refusal.MALFORMED, String.valueOf(malformed.getMessage()));
        }
    }

    private Verdict judge(CanonicalRequest request, Hop hop, String caller, long stamp, List<byte[]> signatures) {
        long now = clock.instant().getEpochSecond();
        if (memory.isExpired(stamp, now)) {
            return refused(Refusal.EXPIRED, "stamped " + (now - stamp) + " s from now");
        }
        if (!isSigned(request, keys.of(hop, caller), signatures)) {
            return refused(Refusal.INVALID, "no listed signature matches");
        }
        ReplayKey replayKey = replayKey(request, caller);
        return switch (memory.remember(replayKey, stamp, now)) {
            case FRESH -> new Verdict.Verified(hop, caller, replayKey);
            case SEEN -> refused(Refusal.REPLAYED, "seen before");
            case EXPIRED -> refused(Refusal.EXPIRED, "the window passed meanwhile");
            case FULL -> refused(Refusal.UNAVAILABLE, "the replay memory is full");
        };
    }

    private static boolean hasLowerCase(String method) {
        for (int i = 0; i < method.length(); i++) {
            if (Ascii.upper(method.charAt(i)) != method.charAt(i)) {
                return true;
            }
        }
        return false;
    }

    private static ReplayKey replayKey(CanonicalRequest request, String caller) {
        MessageDigest digest = BodyHash.keptDigest();
        digest.update(caller.getBytes(StandardCharsets.ISO_8859_1));
        digest.update((byte) '\n');
        request.feed(digest);
        return ReplayKey.of(digest.digest());
    }

    private static boolean isSigned(CanonicalRequest request, List<SigningKey> candidates, List<byte[]> signatures) {
        boolean signed = false;
        byte[] expected = new byte[32];
        for (SigningKey key : candidates) {
            key.sign(request, expected);
            for (byte[] signature : signatures) {
                signed |= MessageDigest.isEqual(expected, signature);
            }
        }
        return signed;
    }

    private static Verdict.Refused refused(Refusal refusal, String reason) {
        return new Verdict.Refused(refusal, reason);
    }
}
