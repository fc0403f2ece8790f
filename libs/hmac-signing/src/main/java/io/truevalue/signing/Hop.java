package io.truevalue.signing;

/** Between whom a request is signed: the two kinds of signature headers. */
public enum Hop {
    /** From the gateway, for a user or the public. */
    GATEWAY(SigningHeaders.GATEWAY_TIMESTAMP, SigningHeaders.GATEWAY_SIGNATURE),
    /** From the service or integration that {@code X-Service-Name} names. */
    SERVICE(SigningHeaders.SERVICE_TIMESTAMP, SigningHeaders.SERVICE_SIGNATURE);

    private final String timestampHeader;
    private final String signatureHeader;

    Hop(String timestampHeader, String signatureHeader) {
        this.timestampHeader = timestampHeader;
        this.signatureHeader = signatureHeader;
    }

    public String timestampHeader() {
        return timestampHeader;
    }

    public String signatureHeader() {
        return signatureHeader;
    }
}
