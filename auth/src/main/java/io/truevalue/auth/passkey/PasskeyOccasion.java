package io.truevalue.auth.passkey;

import io.truevalue.auth.factor.Occasion;
import io.truevalue.tenancy.UserId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a challenge is for. It is good for nothing else.
 *
 * @param user null where nobody is known yet
 * @param boundTo the session, or the sign-in that waits for its second step
 */
record PasskeyOccasion(
        Purpose purpose, @Nullable UserId user, @Nullable String boundTo) {
    /** Kinds of occasions. */
    enum Purpose {
        REGISTER,
        SIGN_IN,
        SECOND_STEP,
        STEP_UP;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final PasskeyOccasion SIGN_IN = new PasskeyOccasion(Purpose.SIGN_IN, null, null);

    static PasskeyOccasion registration(UserId user, UUID session) {
        return new PasskeyOccasion(Purpose.REGISTER, user, session.toString());
    }

    static PasskeyOccasion of(Occasion occasion, UserId user) {
        return switch (occasion.purpose()) {
            case LOGIN -> new PasskeyOccasion(Purpose.SECOND_STEP, user, occasion.id());
            case STEP_UP -> new PasskeyOccasion(Purpose.STEP_UP, user, occasion.id());
            case ENROL -> new PasskeyOccasion(Purpose.REGISTER, user, occasion.id());
        };
    }
}
