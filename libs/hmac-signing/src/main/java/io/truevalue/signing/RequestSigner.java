package io.truevalue.signing;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;

/**
 * Signs requests to one audience. Thread-safe. Every call takes a fresh nonce and the present second, so that a retry
 * signs again.
 */
public final class RequestSigner {
    private static final HexFormat HEX = HexFormat.of();

    private final Hop hop;
    private final String caller;
    private final String audience;
    private final SigningKey key;
    private final InstantSource clock;

    private RequestSigner(Hop hop, String caller, String audience, byte[] secret, InstantSource clock) {
        this.hop = hop;
        this.caller = caller;
        this.audience = audience;
        this.key = SigningKey.derive(secret, audience);
        this.clock = clock;
    }

    /** Signs what the gateway forwards to a service, with {@code X-Gateway-*} headers. */
    public static RequestSigner forGateway(byte[] gatewaySecret, String audience, InstantSource clock) {
        return new RequestSigner(Hop.GATEWAY, "gateway", audience, gatewaySecret, clock);
    }

    /**
     * Signs calls of a service, or of an integration to the {@code gateway} audience, with {@code X-Service-*} headers.
     * The request must carry {@code X-Service-Name} with this caller's name beside what {@link #sign} returns.
     */
    public static RequestSigner forCaller(String caller, byte[] secret, String audience, InstantSource clock) {
        return new RequestSigner(Hop.SERVICE, caller, audience, secret, clock);
    }

    public Hop hop() {
        return hop;
    }

    /** The value of {@code X-Service-Name} on the service hop. */
    public String caller() {
        return caller;
    }

    public String audience() {
        return audience;
    }

    /**
     * Signs one try of one request.
     *
     * @param target path and query exactly as they will stand on the wire, a character a byte (ISO 8859-1)
     * @param headers all headers of the request, or at least the signed ones, a character a byte; without a nonce, and
     *     without {@code X-Service-Name}, which the signer takes from its caller
     * @throws MalformedRequest if a signed header occurs twice or a field holds CR, LF or NUL
     */
    public RequestSignature sign(
            String method, String target, BodyHash body, Iterable<? extends Map.Entry<String, String>> headers) {
        CanonicalRequest request = CanonicalRequest.begin();
        for (Map.Entry<String, String> header : headers) {
            if (SigningHeaders.isSigned(header.getKey())) {
                request.header(header.getKey(), header.getValue());
            }
        }
        String nonce = Nonces.next();
        request.header(SigningHeaders.NONCE, nonce);
        if (hop == Hop.SERVICE) {
            request.header(SigningHeaders.SERVICE_NAME, caller);
        }
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        request.write(audience, timestamp, method, target, body);
        byte[] signature = new byte[32];
        key.sign(request, signature);
        return new RequestSignature(timestamp, nonce, "v1=" + HEX.formatHex(signature));
    }

    /** A signer of the same requests without garbage, for one thread alone; for {@code X-Gateway-*} headers. */
    public ThreadSigner forThread() {
        if (hop != Hop.GATEWAY) {
            throw new IllegalStateException("A caller's requests are signed one by one");
        }
        return new ThreadSigner(key, audience, clock);
    }
}
