/** Mails with secrets, on their way to notification, in services that have {@code truevalue.mail.queue} set. */
@NullMarked
@Configuration
@Requires(property = "truevalue.mail.queue", value = "true")
package io.truevalue.tenancy.mail;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
