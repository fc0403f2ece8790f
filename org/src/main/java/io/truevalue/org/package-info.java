/** Organisations, members, teams and invites. */
@NullMarked
@Configuration
@Requires(property = "truevalue.service.name", value = "org")
package io.truevalue.org;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
