package io.truevalue.tenancy.access;

import io.micronaut.core.annotation.AnnotationMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a route's annotations ask of its caller, for documents and for the access matrix.
 *
 * @param permission null where none is asked
 * @param callers services, for an internal route
 * @param fresh whether its user must have proved who they are within the last ten minutes
 */
public record AccessRule(Kind kind, @Nullable String permission, List<String> callers, boolean fresh) {
    /** Whom a route is for. */
    public enum Kind {
        INTERNAL,
        OPEN,
        SIGNED_IN,
        ORGANIZATION,
        PERMISSION,
        /** It says nothing, and is refused to all. */
        NOBODY
    }

    public static AccessRule of(AnnotationMetadata route) {
        boolean fresh = route.hasAnnotation(FreshFactor.class);
        if (route.hasAnnotation(Internal.class)) {
            return new AccessRule(Kind.INTERNAL, null, List.of(route.stringValues(Internal.class)), fresh);
        }
        if (route.hasAnnotation(Open.class)) {
            return new AccessRule(Kind.OPEN, null, List.of(), fresh);
        }
        String permission = route.stringValue(RequiresPermission.class).orElse(null);
        if (permission != null) {
            return new AccessRule(Kind.PERMISSION, permission, List.of(), fresh);
        }
        if (!route.hasAnnotation(SignedIn.class)) {
            return new AccessRule(Kind.NOBODY, null, List.of(), fresh);
        }
        boolean inOrganization =
                route.booleanValue(SignedIn.class, "organization").orElse(true);
        return new AccessRule(inOrganization ? Kind.ORGANIZATION : Kind.SIGNED_IN, null, List.of(), fresh);
    }

    /** In a word or two, such as {@code contacts:read} or {@code open}. */
    public String asks() {
        return switch (kind) {
            case INTERNAL -> "internal: " + String.join(" ", callers);
            case OPEN -> "open";
            case SIGNED_IN -> "signed in";
            case ORGANIZATION -> "signed in to an organisation";
            case PERMISSION -> String.valueOf(permission);
            case NOBODY -> "nobody";
        };
    }
}
