package io.truevalue.tenancy.openapi;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.web.router.UriRouteInfo;
import io.truevalue.tenancy.access.AccessRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A route that callers from outside may know of, as the router has it.
 *
 * @param method in lower case, as documents write it
 * @param path its template, such as {@code /crm/api/contacts/{id}}
 * @param name of the Java method
 */
record PublicRoute(
        String method,
        String path,
        String name,
        List<Argument<?>> arguments,
        AnnotationMetadata annotations,
        AccessRule access) {
    static PublicRoute of(UriRouteInfo<?, ?> route) {
        return new PublicRoute(
                route.getHttpMethodName().toLowerCase(Locale.ROOT),
                route.getUriMatchTemplate().toPathString(),
                route.getTargetMethod().getMethodName(),
                List.of(route.getTargetMethod().getArguments()),
                route.getAnnotationMetadata(),
                AccessRule.of(route.getAnnotationMetadata()));
    }

    /** The router may hold a route twice, once for each port. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PublicRoute route && route.method.equals(method) && route.path.equals(path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, path);
    }

    boolean takes(Class<?> type) {
        return arguments.stream().anyMatch(argument -> argument.getType() == type);
    }

    boolean takesBody() {
        return arguments.stream()
                .anyMatch(argument -> argument.getAnnotationMetadata().hasAnnotation(Body.class));
    }

    /** The names of arguments of these types, under which the compilation describes them. */
    List<String> namesOf(Class<?>... types) {
        return arguments.stream()
                .filter(argument -> Arrays.asList(types).contains(argument.getType()))
                .map(Argument::getName)
                .toList();
    }
}
