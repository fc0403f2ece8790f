package io.truevalue.permission.check;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * May this user do this?
 *
 * @param userId oneself where absent
 * @param permission such as {@code contacts:write}, asked of the resource where one is given, else of all records; a
 *     scope may be asked for by name
 */
record CheckRequest(
        @Nullable UUID userId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        String permission,

        @Nullable Resource resource) {
    /** @param ownerId whose record it is */
    record Resource(
            @Nullable String type,
            @Nullable String id,
            @Nullable UUID ownerId) {}
}
