package io.truevalue.org.invite;

import static io.truevalue.org.OneLine.invalid;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.org.OneLine;
import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.Ids;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom to invite.
 *
 * @param roles names; the organisation's default role where there is none
 * @param teams ids
 */
record InviteRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, minLength = 3, maxLength = 254) @Nullable
        String email,

        @ArraySchema(maxItems = 20) @Nullable List<@Nullable String> roles,

        @ArraySchema(maxItems = 20) @Nullable List<@Nullable String> teams) {
    private static final int MOST = 20;

    CanonicalEmail address() {
        if (email == null || email.isBlank()) {
            throw invalid("email", "required", "must be given");
        }
        return CanonicalEmail.parse(email).orElseThrow(() -> invalid("email", "invalid_format", "an e-mail address"));
    }

    /** In their order, each once. */
    List<String> roleNames() {
        Set<String> names = new LinkedHashSet<>();
        for (String role : few("roles", roles)) {
            names.add(OneLine.required("roles", role, 64));
        }
        return List.copyOf(names);
    }

    List<String> teamIds() {
        Set<String> ids = new LinkedHashSet<>();
        for (String team : few("teams", teams)) {
            ids.add(Optional.ofNullable(team)
                    .flatMap(Ids::parse)
                    .map(UUID::toString)
                    .orElseThrow(() -> invalid("teams", "unknown", "ids of teams")));
        }
        return List.copyOf(ids);
    }

    private static List<@Nullable String> few(String field, @Nullable List<@Nullable String> texts) {
        if (texts == null) {
            return List.of();
        }
        if (texts.size() > MOST) {
            throw invalid(field, "invalid_length", "at most " + MOST);
        }
        return texts;
    }
}
