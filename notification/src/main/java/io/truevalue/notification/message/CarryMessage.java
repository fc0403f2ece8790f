package io.truevalue.notification.message;

import io.truevalue.notification.sms.SendText;
import io.truevalue.notification.smtp.SendMail;
import io.truevalue.notification.template.Letters;
import io.truevalue.notification.template.ShortTexts;
import jakarta.inject.Singleton;
import java.util.Map;

/** Writes a message in the form of its recipient's channel, and sends it there. */
@Singleton
final class CarryMessage {
    private final Letters letters;
    private final SendMail sendMail;
    private final ShortTexts shortTexts;
    private final SendText sendText;

    CarryMessage(Letters letters, SendMail sendMail, ShortTexts shortTexts, SendText sendText) {
        this.letters = letters;
        this.sendMail = sendMail;
        this.shortTexts = shortTexts;
        this.sendText = sendText;
    }

    /** Refuses what cannot be written for this recipient. */
    void checkCanBeWritten(Recipient recipient, String template, String locale, Map<String, String> data) {
        switch (recipient) {
            case Recipient.Mailbox mailbox -> letters.write(template, locale, data);
            case Recipient.Phone phone -> shortTexts.write(template, locale, data);
        }
    }

    SendMail.Outcome carry(OutgoingMessage message, Map<String, String> data) {
        return switch (message.recipient()) {
            case Recipient.Mailbox mailbox ->
                sendMail.send(message.id(), mailbox.email(), letters.write(message.template(), message.locale(), data));
            case Recipient.Phone phone ->
                sendText.send(
                        message.id(), phone.value(), shortTexts.write(message.template(), message.locale(), data));
        };
    }
}
