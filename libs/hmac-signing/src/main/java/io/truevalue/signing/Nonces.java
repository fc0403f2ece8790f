package io.truevalue.signing;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** 128 random bits each. A thread draws many at once, since all threads share the system's one source; none is used twice. */
final class Nonces {
    private static final int BYTES = 16;
    private static final int DRAWN_AT_ONCE = 64 * BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<Nonces> KEPT = ThreadLocal.withInitial(Nonces::new);
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] drawn = new byte[DRAWN_AT_ONCE];
    private int used = DRAWN_AT_ONCE;

    private Nonces() {}

    static String next() {
        return KEPT.get().take();
    }

    /** Writes the digits of a nonce at the start of {@code into}. */
    static void next(byte[] into) {
        KEPT.get().take(into);
    }

    private String take() {
        draw();
        String nonce = HEX.formatHex(drawn, used, used + BYTES);
        forget();
        return nonce;
    }

    private void take(byte[] into) {
        draw();
        SigningText.hex(drawn, used, BYTES, into, 0);
        forget();
    }

    private void draw() {
        if (used == DRAWN_AT_ONCE) {
            RANDOM.nextBytes(drawn);
            used = 0;
        }
    }

    private void forget() {
        Arrays.fill(drawn, used, used + BYTES, (byte) 0);
        used += BYTES;
    }
}
