/** Metrics rolled up from the same events. */
@NullMarked
@Configuration
@Requires(property = "truevalue.service.name", value = "analytics")
package io.truevalue.analytics;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
