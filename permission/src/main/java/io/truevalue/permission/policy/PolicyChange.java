package io.truevalue.permission.policy;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.web.Patched;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A merge patch of a policy. */
record PolicyChange(
        @Schema(type = "string", nullable = false) @Nullable Patched<String> name,
        @Schema(type = "string") @Nullable Patched<String> description,

        @Schema(type = "string", nullable = false, description = "deny or allow") @Nullable
        Patched<String> effect,

        @ArraySchema(schema = @Schema(type = "string")) @Nullable
        Patched<List<@Nullable String>> permissions,

        @Schema(type = "string", nullable = false) @Nullable Patched<String> condition,

        @Schema(type = "boolean", nullable = false) @Nullable
        Patched<Boolean> enabled) {
    /** The whole policy as it would be. */
    PolicyRequest over(PolicyView before) {
        return new PolicyRequest(
                name == null ? before.name() : name.value(),
                description == null ? before.description() : description.value(),
                effect == null ? before.effect().wireName() : effect.value(),
                permissions == null ? List.copyOf(before.permissions()) : permissions.value(),
                condition == null ? before.condition() : condition.value(),
                enabled == null ? Boolean.valueOf(before.enabled()) : enabled.value());
    }
}
