package io.truevalue.permission.role;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new role.
 *
 * @param description at most 500 characters, for people
 * @param permissions of the catalogue
 * @param inherits names or ids of roles
 */
public record RoleRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        String name,

        @Nullable String description,
        @Nullable List<@Nullable String> permissions,
        @Nullable List<@Nullable String> inherits) {}
