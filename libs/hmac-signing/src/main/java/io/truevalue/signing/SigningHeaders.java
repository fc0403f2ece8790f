package io.truevalue.signing;

/**
 * The header names that request signing v1 knows. A tenant header that is not signed cannot exist: whatever begins with
 * {@code x-user-}, {@code x-org-} or {@code x-session-} is signed, named here or not.
 */
public final class SigningHeaders {
    public static final String REQUEST_ID = "x-request-id";
    public static final String NONCE = "x-request-nonce";
    public static final String SERVICE_NAME = "x-service-name";
    public static final String GATEWAY_TIMESTAMP = "x-gateway-timestamp";
    public static final String GATEWAY_SIGNATURE = "x-gateway-signature";
    public static final String SERVICE_TIMESTAMP = "x-service-timestamp";
    public static final String SERVICE_SIGNATURE = "x-service-signature";

    private SigningHeaders() {}

    /** Whether a header of this name, in any case, is part of the string to sign. */
    public static boolean isSigned(CharSequence name) {
        return startsLikeOurs(name)
                && (Ascii.startsWith(name, "x-user-")
                        || Ascii.startsWith(name, "x-org-")
                        || Ascii.startsWith(name, "x-session-")
                        || Ascii.same(name, REQUEST_ID)
                        || Ascii.same(name, NONCE)
                        || Ascii.same(name, SERVICE_NAME));
    }

    /** Whether a header of this name, in any case, carries a signature or its timestamp. */
    public static boolean isSignature(CharSequence name) {
        return startsLikeOurs(name)
                && (Ascii.same(name, GATEWAY_TIMESTAMP)
                        || Ascii.same(name, GATEWAY_SIGNATURE)
                        || Ascii.same(name, SERVICE_TIMESTAMP)
                        || Ascii.same(name, SERVICE_SIGNATURE));
    }

    private static boolean startsLikeOurs(CharSequence name) {
        return name.length() > 5 && (name.charAt(0) | 0x20) == 'x' && name.charAt(1) == '-';
    }
}
