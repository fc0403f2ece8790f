package io.truevalue.tenancy.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The route is for the named services only, and never for what the gateway forwards. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Internal {
    /** Callers such as {@code org-service}; {@code gateway} for calls of its own. */
    String[] value();
}
