package io.truevalue.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new dashboard is to be.
 *
 * @param visibility private unless said
 */
record DashboardRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, minLength = 1, maxLength = 120) @Nullable
        String name,

        @Schema(maxLength = 1000) @Nullable String description,
        @Nullable Visibility visibility,

        @ArraySchema(maxItems = TileRules.MOST_TILES) @Nullable
        List<@Nullable TileRequest> tiles) {}
