package io.truevalue.notification.smtp;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;

/**
 * The server that mail leaves by.
 *
 * @param url {@code smtp://host:port}, or {@code smtps://user:password@host:port}
 * @param from the sender's address
 * @param fromName the sender's name
 * @param timeout of connecting, reading and writing, each
 */
@Context
@ConfigurationProperties("truevalue.smtp")
record SmtpSettings(
        @Bindable(defaultValue = "smtp://127.0.0.1:1025") URI url,

        @Bindable(defaultValue = "no-reply@truevalue.example")
        String from,

        @Bindable(defaultValue = "TrueValue") String fromName,
        @Bindable(defaultValue = "10s") Duration timeout) {
    SmtpSettings {
        boolean known = "smtp".equals(url.getScheme()) || "smtps".equals(url.getScheme());
        if (!known || url.getHost() == null) {
            throw new IllegalArgumentException("truevalue.smtp.url is not smtp://host:port or smtps://host:port");
        }
    }

    @Override
    public String toString() {
        return "SmtpSettings[" + url.getHost() + "]";
    }
}
