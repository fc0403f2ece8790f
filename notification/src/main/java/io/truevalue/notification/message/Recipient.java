package io.truevalue.notification.message;

import io.truevalue.web.CanonicalEmail;
import java.util.Optional;

/** Whom a message goes to. */
sealed interface Recipient {
    /** As it is written and kept. */
    String value();

    record Mailbox(CanonicalEmail email) implements Recipient {
        @Override
        public String value() {
            return email.value();
        }
    }

    /** In E.164 form, which no e-mail address has. */
    record Phone(String value) implements Recipient {}

    /** Empty where it is neither. */
    static Optional<Recipient> parse(String text) {
        return text.matches("\\+[1-9][0-9]{6,14}")
                ? Optional.of(new Phone(text))
                : CanonicalEmail.parse(text).map(Mailbox::new);
    }
}
