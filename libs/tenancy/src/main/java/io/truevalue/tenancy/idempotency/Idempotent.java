package io.truevalue.tenancy.idempotency;

import io.micronaut.aop.Around;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller's {@code POST} that may carry {@code Idempotency-Key}. The whole method runs in one transaction, in which
 * its first answer is kept for 24 hours; a repeat gets that answer again. The method returns a view or an HTTP response
 * of one, and its answer must hold no secret.
 */
@Around
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Idempotent {}
