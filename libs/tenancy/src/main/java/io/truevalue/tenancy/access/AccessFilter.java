package io.truevalue.tenancy.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.truevalue.tenancy.ManagementPort;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.Ids;
import io.truevalue.web.RequestIds;
import io.truevalue.web.problem.CommonProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the principal of the verified headers, and lets it through to the route or not. The signature was verified
 * before this filter is reached; {@code /health} alone comes without one.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AccessFilter {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Clock clock;
    private final ManagementPort management;

    AccessFilter(Clock clock, ManagementPort management) {
        this.clock = clock;
        this.management = management;
    }

    @RequestFilter
    void admit(HttpRequest<?> request, MutablePropagatedContext context) {
        RouteInfo<?> route = RouteAttributes.getRouteInfo(request).orElse(null);
        if (management.received(request.getServerAddress())) {
            admitManagement(route);
            return;
        }
        if (request.getPath().startsWith("/health")) {
            return;
        }
        Principal principal = principal(request.getHeaders());
        context.add(new Tenancy.Element(principal));
        if (route != null) {
            check(principal, route.getAnnotationMetadata());
        }
    }

    /** Nothing is signed there, so that nothing of the service's own may be reached. */
    private static void admitManagement(@Nullable RouteInfo<?> route) {
        if (route != null && !route.getAnnotationMetadata().hasStereotype(Endpoint.class)) {
            throw CommonProblem.NOT_FOUND.because("No such management endpoint.");
        }
    }

    private void check(Principal principal, AnnotationMetadata route) {
        if (route.hasAnnotation(Internal.class)) {
            requireCaller(principal, route.stringValues(Internal.class));
            return;
        }
        if (principal.type() == Principal.Type.SERVICE) {
            throw CommonProblem.CALLER_NOT_ALLOWED.because("Services call internal routes only.");
        }
        if (route.hasAnnotation(Open.class)) {
            return;
        }
        if (principal.type() == Principal.Type.ANONYMOUS) {
            throw CommonProblem.UNAUTHENTICATED.because("Sign in first.");
        }
        checkSignedIn(principal, route);
        if (route.hasAnnotation(FreshFactor.class)) {
            requireFreshFactor(principal);
        }
    }

    private static void checkSignedIn(Principal principal, AnnotationMetadata route) {
        String permission = route.stringValue(RequiresPermission.class).orElse(null);
        if (permission == null && !route.hasAnnotation(SignedIn.class)) {
            throw CommonProblem.PERMISSION_DENIED.because("Nobody may call this route.", "the route says no access");
        }
        if (permission != null
                || route.booleanValue(SignedIn.class, "organization").orElse(true)) {
            principal.organization();
        }
        if (permission != null) {
            principal.require(permission);
        }
    }

    private static void requireCaller(Principal principal, String[] callers) {
        if (principal.type() != Principal.Type.SERVICE || !List.of(callers).contains(principal.id())) {
            throw CommonProblem.CALLER_NOT_ALLOWED.because(
                    "This caller may not call here.", "caller=" + principal.id());
        }
    }

    private void requireFreshFactor(Principal principal) {
        Instant proved = principal.authenticatedAt();
        if (proved == null || proved.plus(FRESH).isBefore(clock.instant())) {
            throw CommonProblem.STEP_UP_REQUIRED.because("Confirm that it is you, then try again.");
        }
    }

    private static Principal principal(HttpHeaders headers) {
        String requestId = RequestIds.acceptOrNew(headers.get(RequestIds.HEADER));
        OrgId org = org(headers.get("X-Org-Id"));
        String service = headers.get("X-Service-Name");
        if (service != null && headers.contains("X-Service-Signature")) {
            return Principal.service(service, org, requestId);
        }
        String id = headers.get("X-User-Id");
        Principal.Type type = id == null
                ? Principal.Type.ANONYMOUS
                : "integration".equals(headers.get("X-User-Type")) ? Principal.Type.INTEGRATION : Principal.Type.USER;
        return new Principal(
                id,
                type,
                org,
                headers.get("X-Org-Slug"),
                list(headers.get("X-User-Roles")),
                list(headers.get("X-User-Permissions")),
                utf8(headers.get("X-User-Email")),
                headers.get("X-Session-Id"),
                headers.get("X-Org-Plan"),
                instant(headers.get("X-User-Auth-Time")),
                list(headers.get("X-User-Amr")),
                headers.get("X-User-Ip"),
                utf8(headers.get("X-User-Agent")),
                requestId);
    }

    private static @Nullable OrgId org(@Nullable String text) {
        return text == null ? null : Ids.parse(text).map(OrgId::new).orElse(null);
    }

    private static Set<String> list(@Nullable String text) {
        return text == null || text.isBlank() ? Set.of() : Set.copyOf(List.of(text.split(",")));
    }

    /** Header bytes arrive as Latin-1 characters. */
    private static @Nullable String utf8(@Nullable String text) {
        return text == null ? null : new String(text.getBytes(ISO_8859_1), UTF_8);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,12}") ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
    }
}
