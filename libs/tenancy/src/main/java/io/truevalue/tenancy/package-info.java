/** Who acts, for which organisation: from verified headers to the database session. */
@NullMarked
@Configuration
@Requires(property = "truevalue.service.name")
package io.truevalue.tenancy;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
