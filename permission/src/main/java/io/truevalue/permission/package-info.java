/** Roles, assignments and decisions. */
@NullMarked
@Configuration
@Requires(property = "truevalue.service.name", value = "permission")
package io.truevalue.permission;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
