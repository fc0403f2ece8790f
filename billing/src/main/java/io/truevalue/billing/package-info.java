/** Plans, subscriptions, entitlements and invoices. */
@NullMarked
@Configuration
@Requires(property = "truevalue.service.name", value = "billing")
package io.truevalue.billing;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
