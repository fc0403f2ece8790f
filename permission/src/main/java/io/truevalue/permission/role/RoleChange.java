package io.truevalue.permission.role;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.web.Patched;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A merge patch of a role; a list that it names replaces the old one, and null empties it, as it does the description. */
public record RoleChange(
        @Schema(type = "string", nullable = false) @Nullable Patched<String> name,

        @Schema(type = "string") @Nullable Patched<String> description,

        @ArraySchema(schema = @Schema(type = "string")) @Nullable
        Patched<List<@Nullable String>> permissions,

        @ArraySchema(schema = @Schema(type = "string")) @Nullable
        Patched<List<@Nullable String>> inherits) {}
