package io.truevalue.permission.check;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * May this user do this?
 *
 * @param userId oneself where absent
 * @param permission such as {@code contacts:write} or {@code contacts.emails:read}, asked of the resource where one is
 *     given, else of all records; a scope may be asked for by name
 * @param resource the record's attributes, such as {@code owner_id}, {@code team_id} and {@code tags}; {@code type}, where
 *     given, is the permission's resource
 */
record CheckRequest(
        @Nullable UUID userId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        String permission,

        @Nullable Map<String, @Nullable Object> resource) {}
