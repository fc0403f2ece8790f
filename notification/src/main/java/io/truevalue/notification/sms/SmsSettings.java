package io.truevalue.notification.sms;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provider that short messages leave by.
 *
 * @param url {@code https://host/path}, with {@code user:password@} where it asks for that; plain HTTP to this machine only
 * @param token sent as a bearer token where the provider asks for one
 * @param from the sender's number or name
 * @param format how a message is written: {@code json} with {@code to}, {@code from}, {@code text}, or {@code form} with
 *     {@code To}, {@code From}, {@code Body}
 * @param timeout of the whole call
 */
@Context
@Requires(property = "truevalue.sms.url")
@ConfigurationProperties("truevalue.sms")
record SmsSettings(
        URI url,
        @Nullable String token,
        @Bindable(defaultValue = "TrueValue") String from,
        @Bindable(defaultValue = "json") String format,
        @Bindable(defaultValue = "10s") Duration timeout) {
    private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "localhost", "[::1]");

    SmsSettings {
        boolean here = "http".equals(url.getScheme()) && THIS_MACHINE.contains(String.valueOf(url.getHost()));
        if (url.getHost() == null || !("https".equals(url.getScheme()) || here)) {
            throw new IllegalArgumentException("truevalue.sms.url is not https://host/path");
        }
        if (!format.equals("json") && !format.equals("form")) {
            throw new IllegalArgumentException("truevalue.sms.format is json or form");
        }
    }

    boolean isForm() {
        return format.equals("form");
    }

    @Override
    public String toString() {
        return "SmsSettings[" + url.getHost() + "]";
    }
}
