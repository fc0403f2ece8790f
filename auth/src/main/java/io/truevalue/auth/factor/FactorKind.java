package io.truevalue.auth.factor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Ways to prove oneself beside the password, the strongest first: in this order they are offered. */
public enum FactorKind {
    WEBAUTHN,
    TOTP,
    SMS,
    EMAIL,
    /** Never alone: it stands in for another that is lost. */
    RECOVERY_CODE;

    /** As it is called on the wire and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FactorKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
