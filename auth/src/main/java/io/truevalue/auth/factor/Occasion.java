package io.truevalue.auth.factor;

import java.util.Locale;
import java.util.UUID;

/**
 * What an answer is asked for. A challenge made for one occasion is no good for another.
 *
 * @param id of the sign-in that waits, of the session that steps up, or of the factor that is enrolled
 */
public record Occasion(Purpose purpose, String id) {
    /** Kinds of occasions. */
    public enum Purpose {
        LOGIN,
        STEP_UP,
        ENROL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param token the hash of its token */
    public static Occasion login(String token) {
        return new Occasion(Purpose.LOGIN, token);
    }

    /** A sign-in that gives its code with the password: nothing was asked before. */
    public static Occasion loginInOneGo() {
        return new Occasion(Purpose.LOGIN, "");
    }

    public static Occasion stepUp(UUID session) {
        return new Occasion(Purpose.STEP_UP, session.toString());
    }

    public static Occasion enrol(UUID factor) {
        return new Occasion(Purpose.ENROL, factor.toString());
    }
}
