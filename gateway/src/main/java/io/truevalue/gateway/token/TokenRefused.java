package io.truevalue.gateway.token;

/** A token that is not one of ours; the message is for the log and holds nothing of the token. */
public final class TokenRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TokenRefused(String reason) {
        super(reason, null, false, false);
    }
}
