package io.truevalue.web;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Resource ids: UUIDv7 (RFC 9562), ordered by creation time. Not secrets. */
public final class Ids {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    /** A new UUIDv7, greater than those this process made before. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** The id in canonical form; empty for any other text, so that a malformed id is simply not found. */
    public static Optional<UUID> parse(String text) {
        return CANONICAL.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
