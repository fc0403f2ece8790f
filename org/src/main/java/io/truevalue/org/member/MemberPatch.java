package io.truevalue.org.member;

import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.web.Patched;
import org.jspecify.annotations.Nullable;

/** A merge patch of a member. Roles are permission's, places the teams', all that is personal the profile's. */
record MemberPatch(
        @Schema(
                type = "string",
                nullable = false,
                allowableValues = {"active", "suspended"})
        @Nullable
        Patched<String> status) {}
