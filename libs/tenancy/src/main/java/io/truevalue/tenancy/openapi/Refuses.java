package io.truevalue.tenancy.openapi;

import io.truevalue.web.problem.ProblemType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Codes that a route answers beyond those which follow from its parameters and its access. The integration tests fail on
 * a code that is answered and not named.
 */
@Documented
@Repeatable(Refuses.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Refuses {
    /** An enum of refusals. */
    Class<? extends ProblemType> value();

    /** Some of its codes; all of them unless said. */
    String[] only() default {};

    /** Several of them. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface All {
        Refuses[] value();
    }
}
