package io.truevalue.auth.mail;

import io.truevalue.auth.token.Secrets;
import java.time.Duration;
import java.util.Locale;

/** A secret of one use that goes out by mail; only its hash is kept. */
public record MailToken(String secret) {
    /** What it is good for, and how long. */
    public enum Purpose {
        VERIFY_EMAIL(Duration.ofHours(24), "verify-email"),
        RESET_PASSWORD(Duration.ofMinutes(30), "reset-password");

        private final Duration life;
        private final String page;

        Purpose(Duration life, String page) {
            this.life = life;
            this.page = page;
        }

        Duration life() {
            return life;
        }

        String page() {
            return page;
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
