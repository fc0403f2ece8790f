package io.truevalue.notification.sms;

import io.micronaut.context.annotation.Requires;
import io.truevalue.notification.smtp.SendMail;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Where no provider is configured, nothing is sent, and whoever asks beforehand is told. */
@Singleton
@Requires(missingProperty = "truevalue.sms.url")
final class NoProvider implements SendText {
    @Override
    public boolean isAvailable() {
        return false;
    }

    @Override
    public SendMail.Outcome send(UUID id, String phone, String text) {
        return new SendMail.Refused("no provider of text messages is configured");
    }
}
