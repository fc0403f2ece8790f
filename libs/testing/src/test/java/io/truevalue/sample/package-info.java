/** The smallest service, to test the libraries with. */
@NullMarked
@Configuration
@Requires(property = "truevalue.service.name", value = "sample")
package io.truevalue.sample;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
