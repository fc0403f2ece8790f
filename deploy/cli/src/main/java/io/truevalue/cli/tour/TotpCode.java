package io.truevalue.cli.tour;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an authenticator app shows: six digits for each half minute (RFC 6238, HMAC-SHA1). */
final class TotpCode {
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_A_LETTER = 5;
    private static final int SECONDS_A_STEP = 30;
    private static final int LIMIT = 1_000_000;

    private TotpCode() {}

    static long stepAt(long epochSecond) {
        return epochSecond / SECONDS_A_STEP;
    }

    static String at(String secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decoded(secret), "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xF;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % LIMIT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decoded(String secret) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (char letter : secret.toUpperCase(Locale.ROOT).replace("=", "").toCharArray()) {
            bits = (bits << BITS_A_LETTER) | BASE_32.indexOf(letter);
            held += BITS_A_LETTER;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                bytes.write(bits >> held);
                bits &= (1 << held) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
