package io.truevalue.standalone;

/**
 * Names of the settings by which servers of the user's own replace the embedded ones. Redis has no embedded one: a single
 * platform needs none.
 */
final class External {
    static final String POSTGRES = "TRUEVALUE_POSTGRES_URL";
    static final String KAFKA = "TRUEVALUE_KAFKA_BOOTSTRAP";
    static final String REDIS = "TRUEVALUE_REDIS_URL";
    static final String SMTP = "TRUEVALUE_SMTP_URL";

    /** The provider of short messages to phones. */
    static final String SMS = "TRUEVALUE_SMS_URL";

    static final String SMS_TOKEN = "TRUEVALUE_SMS_TOKEN";

    private External() {}
}
