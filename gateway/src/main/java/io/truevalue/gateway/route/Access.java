package io.truevalue.gateway.route;

/** What a route asks of its caller, and how it is limited. */
public enum Access {
    /** A token with an organisation. */
    TENANT,
    /** A token, with or without an organisation. */
    SIGNED_IN,
    /** No token; limited by address. */
    PUBLIC,
    /** No token; credentials are tried here, so it is limited closely by address and account. */
    CREDENTIALS,
    /** No token; a session's refresh. */
    REFRESH,
    /** No token; a provider's webhook. */
    WEBHOOK,
    /** No token and no limit: documents. */
    DOCUMENT;

    public boolean needsToken() {
        return this == TENANT || this == SIGNED_IN;
    }
}
