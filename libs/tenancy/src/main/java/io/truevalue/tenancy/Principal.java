package io.truevalue.tenancy;

import io.truevalue.tenancy.access.AccessProblem;
import io.truevalue.tenancy.access.PolicyEffect;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.PermissionSet;
import io.truevalue.tenancy.permission.Scope;
import io.truevalue.web.problem.CommonProblem;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, as a verified signature says, or as a service acts by itself.
 *
 * @param id the user's id, {@code int_...} for an integration, the service's name for a service; null where nobody is
 *     signed in
 * @param type who that is
 * @param org the organisation acted for; null before a user has one
 * @param permissions names as {@link io.truevalue.tenancy.permission.Permission} writes them; {@code *} for a service
 * @param teams ids of the teams that a user is in
 * @param policies what policies made of the permissions; null before they were asked
 */
public record Principal(
        @Nullable String id,
        Type type,
        @Nullable OrgId org,
        @Nullable String orgSlug,
        Set<String> roles,
        Set<String> permissions,
        Set<String> teams,
        @Nullable String email,
        @Nullable String sessionId,
        @Nullable String plan,
        @Nullable Instant authenticatedAt,
        Set<String> factors,
        @Nullable String clientIp,
        @Nullable String userAgent,
        String requestId,
        @Nullable PolicyEffect policies) {

    /** Kinds of actors. */
    public enum Type {
        USER,
        INTEGRATION,
        SERVICE,
        ANONYMOUS;

        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Principal {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
        teams = Set.copyOf(teams);
        factors = Set.copyOf(factors);
    }

    /** One whom no policy was asked about yet. */
    public Principal(
            @Nullable String id,
            Type type,
            @Nullable OrgId org,
            @Nullable String orgSlug,
            Set<String> roles,
            Set<String> permissions,
            Set<String> teams,
            @Nullable String email,
            @Nullable String sessionId,
            @Nullable String plan,
            @Nullable Instant authenticatedAt,
            Set<String> factors,
            @Nullable String clientIp,
            @Nullable String userAgent,
            String requestId) {
        this(
                id,
                type,
                org,
                orgSlug,
                roles,
                permissions,
                teams,
                email,
                sessionId,
                plan,
                authenticatedAt,
                factors,
                clientIp,
                userAgent,
                requestId,
                null);
    }

    /** Nobody signed in. */
    public static Principal anonymous(String requestId) {
        return new Principal(
                null,
                Type.ANONYMOUS,
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                requestId);
    }

    /** A service acting by itself, for an organisation where one is given. */
    public static Principal service(String name, @Nullable OrgId org, String requestId) {
        return new Principal(
                name,
                Type.SERVICE,
                org,
                null,
                Set.of(),
                Set.of("*"),
                Set.of(),
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                requestId);
    }

    /** The same actor for another organisation, as when creating one. */
    public Principal in(OrgId other) {
        return new Principal(
                id,
                type,
                other,
                null,
                roles,
                permissions,
                teams,
                email,
                sessionId,
                plan,
                authenticatedAt,
                factors,
                clientIp,
                userAgent,
                requestId);
    }

    /** The same actor for no organisation, as when listing those that a user belongs to. */
    public Principal outsideOrganizations() {
        return new Principal(
                id,
                type,
                null,
                null,
                roles,
                permissions,
                teams,
                email,
                sessionId,
                plan,
                authenticatedAt,
                factors,
                clientIp,
                userAgent,
                requestId);
    }

    /** The same caller, known by now to be this user, as while signing in. */
    public Principal actingAs(UserId user, @Nullable String address) {
        return new Principal(
                user.toString(),
                Type.USER,
                org,
                orgSlug,
                roles,
                permissions,
                teams,
                address,
                sessionId,
                plan,
                authenticatedAt,
                factors,
                clientIp,
                userAgent,
                requestId);
    }

    /** The same actor with what policies leave and give. */
    public Principal under(PolicyEffect effect) {
        return new Principal(
                id,
                type,
                org,
                orgSlug,
                roles,
                effect.permissions(),
                teams,
                email,
                sessionId,
                plan,
                authenticatedAt,
                factors,
                clientIp,
                userAgent,
                requestId,
                effect);
    }

    /** The signed-in person; an integration or nobody is refused. */
    public UserId user() {
        if (type == Type.INTEGRATION) {
            throw CommonProblem.PERMISSION_DENIED.because("This is for a person to do.");
        }
        if (type != Type.USER || id == null) {
            throw CommonProblem.UNAUTHENTICATED.because("Sign in first.");
        }
        return new UserId(UUID.fromString(id));
    }

    /** The organisation acted for; without one it is a refusal. */
    public OrgId organization() {
        if (org == null) {
            throw CommonProblem.ORGANIZATION_REQUIRED.because("Choose an organisation first.");
        }
        return org;
    }

    /** Whether the permission is held over all records. */
    public boolean may(String permission) {
        return permissions.contains(permission) || permissions.contains(PermissionSet.EVERYTHING);
    }

    /** Whether the permission is held over some records, of the whole of them or of a field. */
    public boolean mayInSomeScope(String permission) {
        return may(permission)
                || (policies != null && policies.allowsSome(permission))
                || permissions.contains(permission + Scope.TEAM.suffix())
                || permissions.contains(permission + Scope.OWN.suffix())
                || mayOfSomeField(permission);
    }

    private boolean mayOfSomeField(String permission) {
        return Permission.parse(permission)
                .filter(each -> PermissionSet.of(permissions).touches(each.resource(), each.action()))
                .isPresent();
    }

    /** Refuses unless the permission is held in some scope; which records is the database's to say. */
    public void require(String permission) {
        if (!mayInSomeScope(permission)) {
            String policy = policies == null ? null : policies.refusedBy().get(permission);
            throw policy == null ? AccessProblem.denied(permission) : AccessProblem.deniedBy(policy, permission);
        }
    }

    /** As the database's policies read it: sorted, with a comma at either end. */
    public String permissionSetting() {
        if (policies == null || policies.onSome().isEmpty()) {
            return setting(permissions);
        }
        Set<String> held = new TreeSet<>(permissions);
        policies.onSome().forEach(each -> held.add(each + "@policy"));
        return setting(held);
    }

    /** As the database's policies read it: sorted, with a comma at either end. */
    public String teamSetting() {
        return setting(teams);
    }

    /** As the database's policies read it. Empty, which hides, for somebody whom policies were not asked about. */
    public String policySetting() {
        if (type == Type.SERVICE) {
            return PolicyEffect.NONE;
        }
        return policies == null ? "" : policies.setting();
    }

    private static String setting(Set<String> entries) {
        return entries.isEmpty() ? "" : "," + String.join(",", new TreeSet<>(entries)) + ",";
    }
}
