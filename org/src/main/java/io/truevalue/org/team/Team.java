package io.truevalue.org.team;

import io.truevalue.org.OneLine;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team as it is read and told.
 *
 * @param leadId a member of it; null where nobody leads
 */
public record Team(
        UUID id,
        String name,
        @Nullable UUID leadId,
        int memberCount,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    private static final int LONGEST_NAME = 80;

    static String name(@Nullable String text) {
        return OneLine.required("name", text, LONGEST_NAME).strip();
    }

    /** Two names that become equal here are one name. */
    static String key(String name) {
        return Normalizer.normalize(
                Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }
}
