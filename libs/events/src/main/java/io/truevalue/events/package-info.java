/** Events from a service's transaction to every consumer's, once each. */
@NullMarked
@Configuration
@Requires(property = "truevalue.service.name")
package io.truevalue.events;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
