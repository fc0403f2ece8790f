package io.truevalue.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.web.Patched;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A merge patch of a dashboard; its tiles are replaced whole. */
record DashboardPatch(
        @Schema(type = "string", nullable = false, minLength = 1, maxLength = 120) @Nullable
        Patched<String> name,

        @Schema(type = "string", maxLength = 1000) @Nullable Patched<String> description,

        @Schema(
                type = "string",
                nullable = false,
                allowableValues = {"private", "organization"})
        @Nullable
        Patched<Visibility> visibility,

        @ArraySchema(schema = @Schema(implementation = TileRequest.class), maxItems = TileRules.MOST_TILES) @Nullable
        Patched<List<@Nullable TileRequest>> tiles) {}
