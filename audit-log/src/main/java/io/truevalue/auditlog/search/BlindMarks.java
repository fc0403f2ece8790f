package io.truevalue.auditlog.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Collection;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes marks unreadable: each becomes eight bytes of an HMAC-SHA-256 under the organisation's search key, of the mark and
 * the day (UTC) that the event is of. Who has the database alone can neither read a word nor ask for one, and cannot tell
 * that two days have one in common. Not for several threads at once.
 */
final class BlindMarks {
    private final Mac mac;

    BlindMarks(byte[] searchKey) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(searchKey, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has HmacSHA256", e);
        }
    }

    long[] of(LocalDate day, Collection<String> marks) {
        byte[] prefix =
                ByteBuffer.allocate(Long.BYTES).putLong(day.toEpochDay()).array();
        long[] blind = new long[marks.size()];
        int i = 0;
        for (String mark : marks) {
            mac.update(prefix);
            blind[i++] = ByteBuffer.wrap(mac.doFinal(mark.getBytes(UTF_8))).getLong();
        }
        return blind;
    }
}
