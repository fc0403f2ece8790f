package io.truevalue.notification.sms;

import io.truevalue.notification.smtp.SendMail;
import java.util.UUID;

/** A provider of short messages to phones. */
public interface SendText {
    /** Whether messages go anywhere at all. */
    boolean isAvailable();

    /**
     * @param id by which a provider that can may know a repeated message
     * @param phone in E.164 form
     */
    SendMail.Outcome send(UUID id, String phone, String text);
}
