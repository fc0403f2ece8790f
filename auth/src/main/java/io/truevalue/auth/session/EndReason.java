package io.truevalue.auth.session;

import java.util.Locale;

/** Why a session ended, as its user is told. */
public enum EndReason {
    SIGNED_OUT,
    ENDED_BY_USER,
    REFRESH_TOKEN_REUSED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    FACTOR_CHANGED,
    EMAIL_CHANGE_UNDONE,
    ACCOUNT_DELETED,
    /** Not used for as long as the configuration allows. */
    IDLE,
    /** Over its longest life, however much it was used. */
    EXPIRED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
