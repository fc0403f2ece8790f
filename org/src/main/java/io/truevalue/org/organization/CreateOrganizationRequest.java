package io.truevalue.org.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a new organisation is to be called.
 *
 * @param slug made from the name where it is absent
 */
record CreateOrganizationRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, minLength = 1, maxLength = 100) @Nullable
        String name,

        @Schema(minLength = 3, maxLength = 40, pattern = "[a-z0-9]+(-[a-z0-9]+)*") @Nullable
        String slug) {}
