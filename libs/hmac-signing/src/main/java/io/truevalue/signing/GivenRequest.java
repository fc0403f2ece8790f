package io.truevalue.signing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A request signed exactly as given, with any target, time and printed secret: what {@code truevalue sign --vectors}
 * and other implementations compare themselves with. Texts are Unicode and go out as UTF-8.
 */
public record GivenRequest(
        String secretHex,
        String audience,
        long timestamp,
        String method,
        String target,
        String bodyHex,
        List<Map.Entry<String, String>> headers) {

    /** The string to sign; throws {@link MalformedRequest} where the request has none. */
    public byte[] stringToSign() {
        return write().toBytes();
    }

    /** {@code v1=<lower-case hex>}; throws {@link MalformedRequest} where the request has no string to sign. */
    public String signature() {
        byte[] signature = new byte[32];
        SigningKey.deriveFromAny(HexFormat.of().parseHex(secretHex), audience).sign(write(), signature);
        return "v1=" + HexFormat.of().formatHex(signature);
    }

    private CanonicalRequest write() {
        CanonicalRequest request = CanonicalRequest.begin();
        for (Map.Entry<String, String> header : headers) {
            if (SigningHeaders.isSigned(header.getKey())) {
                request.header(header.getKey(), wire(header.getValue()));
            }
        }
        request.write(
                wire(audience),
                Long.toString(timestamp),
                method,
                wire(target),
                BodyHash.of(HexFormat.of().parseHex(bodyHex)));
        return request;
    }

    private static String wire(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
