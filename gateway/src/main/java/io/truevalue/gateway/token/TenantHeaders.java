package io.truevalue.gateway.token;

import io.truevalue.signing.SignedTemplate;
import io.truevalue.signing.SigningHeaders;
import java.util.List;
import java.util.Map;

/** The tenant headers that a token becomes inside, encoded once; beside them each request has those of {@link #VARYING}. */
public final class TenantHeaders {
    /** The signed headers that differ from request to request, in the order in which they are signed. */
    public static final List<String> VARYING =
            List.of(SigningHeaders.REQUEST_ID, SigningHeaders.NONCE, "x-user-agent", "x-user-ip");

    /** Of a request without a token. */
    public static final TenantHeaders NONE = of(List.of());

    private final SignedTemplate template;

    private TenantHeaders(SignedTemplate template) {
        this.template = template;
    }

    /** Encodes the headers, a character a byte. */
    static TenantHeaders of(List<Map.Entry<String, String>> headers) {
        return new TenantHeaders(SignedTemplate.of(VARYING, headers));
    }

    public SignedTemplate template() {
        return template;
    }
}
