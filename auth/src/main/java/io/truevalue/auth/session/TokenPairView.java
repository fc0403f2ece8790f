package io.truevalue.auth.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.auth.token.AccessToken;
import io.truevalue.auth.token.Membership;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param refreshToken absent in the console's form, where it is a cookie
 * @param expiresIn seconds
 */
@Introspected
public record TokenPairView(
        String accessToken,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                extensions =
                        @Extension(
                                properties =
                                        @ExtensionProperty(
                                                name = "x-absent-when-null",
                                                value = "true",
                                                parseValue = true)))
        @Nullable
        String refreshToken,

        String tokenType,
        long expiresIn,
        UserInfo userInfo) {
    /** Who has signed in, and the organisations to choose from. */
    @Introspected
    public record UserInfo(UUID id, String email, String fullName, List<OrganizationView> organizations) {}

    /** An organisation to switch to. */
    @Introspected
    public record OrganizationView(UUID id, String slug, String name) {
        static OrganizationView of(Membership membership) {
            return new OrganizationView(membership.orgId(), membership.slug(), membership.name());
        }
    }

    static TokenPairView of(TokenPair pair, boolean withRefreshToken) {
        return new TokenPairView(
                pair.accessToken(),
                withRefreshToken ? pair.refreshToken() : null,
                "Bearer",
                AccessToken.LIFE.toSeconds(),
                new UserInfo(
                        pair.account().id().value(),
                        pair.account().email().value(),
                        pair.account().fullName(),
                        pair.standing().memberships().stream()
                                .map(OrganizationView::of)
                                .toList()));
    }

    @Override
    public String toString() {
        return "TokenPairView(hidden)";
    }
}
