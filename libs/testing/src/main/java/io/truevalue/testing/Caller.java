package io.truevalue.testing;

import static java.util.stream.Collectors.joining;

import io.truevalue.web.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who calls a service: a user by way of the gateway, nobody, or another service. */
public record Caller(
        @Nullable String service,
        @Nullable UUID user,
        @Nullable UUID org,
        String slug,
        Set<String> roles,
        Set<String> permissions,
        Set<UUID> teams,
        String email,
        @Nullable Instant authenticatedAt,
        @Nullable UUID session,
        boolean isIntegration) {
    /** Nobody signed in, by way of the gateway. */
    public static Caller nobody() {
        return new Caller(null, null, null, "", Set.of(), Set.of(), Set.of(), "", null, null, false);
    }

    /** A new user without an organisation, freshly signed in. */
    public static Caller newUser() {
        UUID user = Ids.next();
        return new Caller(
                null, user, null, "", Set.of(), Set.of(), Set.of(), user + "@test.example", Instant.now(), null, false);
    }

    /** A new user of a new organisation with these permissions. */
    public static Caller newMember(String... permissions) {
        UUID org = Ids.next();
        return newUser().in(org, "org-" + org.toString().substring(24)).with(permissions);
    }

    /** An integration of the same organisation with these permissions; {@link #userId} is its id without {@code int_}. */
    public Caller newIntegration(String... granted) {
        return new Caller(null, Ids.next(), org, slug, Set.of(), Set.of(granted), Set.of(), "", null, null, true);
    }

    /** Another service, such as {@code org-service}, for an organisation where one is given. */
    public static Caller service(String name, @Nullable UUID org) {
        return new Caller(name, null, org, "", Set.of(), Set.of(), Set.of(), "", null, null, false);
    }

    public Caller in(UUID organization, String organizationSlug) {
        return new Caller(
                service,
                user,
                organization,
                organizationSlug,
                roles,
                permissions,
                teams,
                email,
                authenticatedAt,
                session,
                isIntegration);
    }

    public Caller with(String... granted) {
        return new Caller(
                service,
                user,
                org,
                slug,
                roles,
                Set.of(granted),
                teams,
                email,
                authenticatedAt,
                session,
                isIntegration);
    }

    public Caller inRoles(String... names) {
        return new Caller(
                service,
                user,
                org,
                slug,
                Set.of(names),
                permissions,
                teams,
                email,
                authenticatedAt,
                session,
                isIntegration);
    }

    public Caller inTeams(UUID... ids) {
        return new Caller(
                service,
                user,
                org,
                slug,
                roles,
                permissions,
                Set.of(ids),
                email,
                authenticatedAt,
                session,
                isIntegration);
    }

    public Caller withEmail(String address) {
        return new Caller(
                service, user, org, slug, roles, permissions, teams, address, authenticatedAt, session, isIntegration);
    }

    public Caller authenticatedAt(@Nullable Instant time) {
        return new Caller(service, user, org, slug, roles, permissions, teams, email, time, session, isIntegration);
    }

    /** The user by id, as a token of theirs says. */
    public static Caller user(UUID id) {
        return new Caller(
                null, id, null, "", Set.of(), Set.of(), Set.of(), id + "@test.example", Instant.now(), null, false);
    }

    public Caller inSession(UUID id) {
        return new Caller(
                service, user, org, slug, roles, permissions, teams, email, authenticatedAt, id, isIntegration);
    }

    public UUID userId() {
        return java.util.Objects.requireNonNull(user, "not a user");
    }

    public UUID orgId() {
        return java.util.Objects.requireNonNull(org, "no organisation");
    }

    Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        headers.put("X-Request-ID", Ids.next().toString());
        if (org != null) {
            headers.put("X-Org-Id", org.toString());
        }
        if (user != null && isIntegration) {
            headers.put("X-User-Id", "int_" + user);
            headers.put("X-User-Type", "integration");
            headers.put("X-User-Ip", "192.0.2.17");
        }
        if (user != null && !isIntegration) {
            headers.put("X-User-Id", user.toString());
            headers.put("X-User-Type", "user");
            headers.put("X-User-Email", email);
            headers.put("X-User-Ip", "192.0.2.17");
            headers.put("X-User-Agent", "test");
            headers.put("X-Session-Id", session == null ? user.toString() : session.toString());
        }
        if (user != null && org != null) {
            if (!isIntegration) {
                headers.put("X-Org-Slug", slug);
                headers.put("X-User-Roles", String.join(",", new TreeSet<>(roles)));
                headers.put(
                        "X-User-Teams",
                        teams.stream().map(UUID::toString).sorted().collect(joining(",")));
            }
            headers.put("X-User-Permissions", String.join(",", new TreeSet<>(permissions)));
        }
        if (authenticatedAt != null) {
            headers.put("X-User-Auth-Time", Long.toString(authenticatedAt.getEpochSecond()));
        }
        return headers;
    }
}
