/** Accounts, sessions and tokens; the only service beside the gateway that holds the token secret. */
@NullMarked
@Configuration
@Requires(property = "truevalue.service.name", value = "auth")
package io.truevalue.auth;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
