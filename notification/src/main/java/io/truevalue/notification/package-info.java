/** Sends mail and remembers what was sent. */
@NullMarked
@Configuration
@Requires(property = "truevalue.service.name", value = "notification")
package io.truevalue.notification;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
