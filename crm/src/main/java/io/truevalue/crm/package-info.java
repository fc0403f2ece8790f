/** Contacts, companies, imports and search. */
@NullMarked
@Configuration
@Requires(property = "truevalue.service.name", value = "crm")
package io.truevalue.crm;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
