package io.truevalue.permission.role;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new role.
 *
 * @param permissions of the catalogue
 * @param inherits names or ids of roles
 */
record RoleRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        String name,

        @Nullable List<@Nullable String> permissions,
        @Nullable List<@Nullable String> inherits) {}
