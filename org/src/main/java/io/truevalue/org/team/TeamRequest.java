package io.truevalue.org.team;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a new team is to be.
 *
 * @param leadId a member, who gets a place in it
 */
record TeamRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, minLength = 1, maxLength = 80) @Nullable
        String name,

        @Nullable UUID leadId) {}
