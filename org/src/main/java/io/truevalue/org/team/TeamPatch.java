package io.truevalue.org.team;

import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.web.Patched;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A merge patch of a team; without a lead nobody leads. */
record TeamPatch(
        @Schema(type = "string", nullable = false, minLength = 1, maxLength = 80) @Nullable
        Patched<String> name,

        @Schema(type = "string", format = "uuid") @Nullable Patched<UUID> leadId) {}
