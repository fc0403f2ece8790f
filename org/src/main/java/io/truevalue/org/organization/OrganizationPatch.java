package io.truevalue.org.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.web.Patched;
import org.jspecify.annotations.Nullable;

/** A merge patch of an organisation. */
record OrganizationPatch(
        @Schema(type = "string", nullable = false, minLength = 1, maxLength = 100) @Nullable
        Patched<String> name,

        @Schema(type = "string", nullable = false, minLength = 3, maxLength = 40, pattern = "[a-z0-9]+(-[a-z0-9]+)*")
        @Nullable
        Patched<String> slug,

        @Schema(implementation = SettingsPatch.class, nullable = false) @Nullable
        Patched<SettingsPatch> settings) {}
