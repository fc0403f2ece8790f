/** An append-only record of every event, a log for each organisation. */
@NullMarked
@Configuration
@Requires(property = "truevalue.service.name", value = "audit-log")
package io.truevalue.auditlog;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
