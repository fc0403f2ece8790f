/** The one public origin: validates, limits, strips, signs and forwards every request, and serves the console. */
@NullMarked
@Configuration
@Requires(property = "truevalue.gateway.enabled", value = "true")
package io.truevalue.gateway;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
