package io.truevalue.standalone;

/** Names of the settings by which servers of the user's own replace the embedded ones. */
final class External {
    static final String POSTGRES = "TRUEVALUE_POSTGRES_URL";
    static final String KAFKA = "TRUEVALUE_KAFKA_BOOTSTRAP";
    static final String SMTP = "TRUEVALUE_SMTP_URL";

    private External() {}
}
