package io.truevalue.tenancy.access;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.truevalue.tenancy.ManagementPort;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.problem.CommonProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the principal through to the route or not. {@code /health} and the management port have none. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AccessFilter {
    private final Freshness freshness;
    private final ManagementPort management;
    private final @Nullable AccessPolicies policies;

    AccessFilter(Freshness freshness, ManagementPort management, @Nullable AccessPolicies policies) {
        this.freshness = freshness;
        this.management = management;
        this.policies = policies;
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
        if (route != null) {
            check(underPolicies(Tenancy.current(), context), route.getAnnotationMetadata());
        }
    }

    /** From here on the request is that of who is left once policies have taken and given. */
    private Principal underPolicies(Principal principal, MutablePropagatedContext context) {
        Principal applied = policies == null ? principal : policies.applied(principal);
        if (applied.policies() != null) {
            context.replace(new Tenancy.Element(principal), new Tenancy.Element(applied));
        }
        return applied;
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
            freshness.require(principal);
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
}
