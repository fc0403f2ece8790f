package io.truevalue.auth.passkey;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose passkeys they are. An origin that no browser would use them at does not start.
 *
 * @param relyingParty the RP id: the origins' host, or a domain above it; the platform's own host where none is given.
 *     Changing it makes every passkey useless
 * @param name what authenticators call the platform
 * @param origins of the pages that may ask for them; the platform's own where none is given
 */
@Context
@ConfigurationProperties("truevalue.passkeys")
record PasskeySettings(
        @Nullable String relyingParty,

        @Bindable(defaultValue = "TrueValue") @NotBlank String name,

        @Nullable List<String> origins,

        @Value("${truevalue.origin}") String platformOrigin) {
    PasskeySettings {
        relyingParty = relyingParty == null || relyingParty.isBlank() ? hostOf(platformOrigin) : relyingParty;
        origins = origins == null ? List.of() : List.copyOf(origins);
        for (String origin : origins) {
            check(origin, relyingParty);
        }
    }

    String relyingPartyId() {
        return Objects.requireNonNull(relyingParty);
    }

    Set<String> allowedOrigins() {
        return origins == null || origins.isEmpty() ? Set.of(platformOrigin) : Set.copyOf(origins);
    }

    private static void check(String origin, String relyingParty) {
        URI uri = URI.create(origin);
        String host = hostOf(origin);
        boolean secure =
                "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && host.equals("localhost"));
        boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (!secure || !bare || !(host.equals(relyingParty) || host.endsWith("." + relyingParty))) {
            throw new IllegalArgumentException("truevalue.passkeys.origins: " + origin
                    + " must be https (or http://localhost), without a path, and at or below " + relyingParty);
        }
    }

    private static String hostOf(String origin) {
        return String.valueOf(URI.create(origin).getHost());
    }
}
