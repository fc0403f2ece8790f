package io.truevalue.org.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.web.Patched;
import org.jspecify.annotations.Nullable;

/** A merge patch of an organisation. */
record RenameRequest(
        @Schema(type = "string", nullable = false, minLength = 1, maxLength = 100) @Nullable
        Patched<String> name) {}
