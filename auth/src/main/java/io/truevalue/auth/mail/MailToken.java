package io.truevalue.auth.mail;

import io.truevalue.auth.token.Secrets;
import java.time.Duration;
import java.util.Locale;

/** A secret of one use that goes out by mail; only its hash is kept. */
public record MailToken(String secret) {
    /** What it is good for, and how long. */
    public enum Purpose {
        VERIFY_EMAIL(Duration.ofHours(24), "verify-email", "verify_email"),
        RESET_PASSWORD(Duration.ofMinutes(30), "reset-password", "password_reset"),
        CHANGE_EMAIL(Duration.ofHours(24), "verify-email", "change_email"),
        /** Goes to the address before, so that whoever did not ask for another can take it back. */
        UNDO_EMAIL_CHANGE(Duration.ofDays(7), "undo-email-change", "email_changing");

        private final Duration life;
        private final String page;
        private final String template;

        Purpose(Duration life, String page, String template) {
            this.life = life;
            this.page = page;
            this.template = template;
        }

        Duration life() {
            return life;
        }

        String page() {
            return page;
        }

        String template() {
            return template;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static MailToken random() {
        return new MailToken(Secrets.random());
    }

    String hash() {
        return Secrets.hash(secret);
    }

    @Override
    public String toString() {
        return "MailToken(hidden)";
    }
}
