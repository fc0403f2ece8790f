package io.truevalue.org.member;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** To whom. */
record TransferRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, format = "uuid") @Nullable
        String userId) {}
