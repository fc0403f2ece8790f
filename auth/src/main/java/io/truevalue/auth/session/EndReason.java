package io.truevalue.auth.session;

import java.util.Locale;

/** Why a session was ended before its time, as its user is told. */
public enum EndReason {
    SIGNED_OUT,
    ENDED_BY_USER,
    REFRESH_TOKEN_REUSED,
    PASSWORD_CHANGED,
    PASSWORD_RESET;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
