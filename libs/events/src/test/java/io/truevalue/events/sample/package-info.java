/** A small service that writes notes, tells of them, and hears of them again in two ways. */
@NullMarked
@Configuration
@Requires(property = "truevalue.service.name", value = "sample")
package io.truevalue.events.sample;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
