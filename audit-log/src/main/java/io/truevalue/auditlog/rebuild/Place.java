package io.truevalue.auditlog.rebuild;

import io.truevalue.auditlog.log.Logs;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in all logs, by log and leaf. Logs are in the order of their ids' unsigned bytes, that of users' own histories
 * first.
 */
record Place(UUID log, long leafIndex) {
    static final Place BEFORE_ALL = new Place(Logs.PERSONAL, -1);

    /** A cursor that was told, or the beginning where none is given. */
    static Place parse(@Nullable String cursor) {
        return cursor == null || cursor.isEmpty()
                ? BEFORE_ALL
                : decoded(cursor).orElseThrow(() -> QueryParameters.invalid("after", "a cursor as it was told"));
    }

    private static Optional<Place> decoded(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("/", 2);
            return parts.length != 2 || !parts[1].matches("\\d{1,18}")
                    ? Optional.empty()
                    : Ids.parse(parts[0]).map(log -> new Place(log, Long.parseLong(parts[1])));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((log + "/" + leafIndex).getBytes(StandardCharsets.US_ASCII));
    }

    boolean isPersonal() {
        return log.equals(Logs.PERSONAL);
    }
}
