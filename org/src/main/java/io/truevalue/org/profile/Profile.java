package io.truevalue.org.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member tells of themselves in one organisation; all of it is personal.
 *
 * @param timeZone of the IANA database; null to follow the organisation's
 * @param locale such as {@code de-DE}; null to follow the organisation's
 * @param avatarColor behind the initials, {@code #rrggbb}
 * @param version 0 where nothing was told yet
 */
record Profile(
        UUID userId,
        @Nullable String title,
        @Nullable String department,
        @Nullable String phone,
        @Nullable String location,
        @Nullable String timeZone,
        @Nullable String locale,
        @Nullable String pronouns,
        @Nullable String bio,
        @Schema(pattern = "#[0-9a-f]{6}") @Nullable String avatarColor,

        long version,
        @Nullable Instant updatedAt) {
    static Profile blank(UUID user) {
        return new Profile(user, null, null, null, null, null, null, null, null, null, 0, null);
    }
}
