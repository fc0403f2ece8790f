package io.truevalue.gateway.token;

import java.util.Base64;

/** Base64url as JWS wants it (RFC 7515 2): no padding, no white space, one text for each value. */
final class StrictBase64 {
    private StrictBase64() {}

    static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new TokenRefused("a part that is not base64url");
        }
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
            throw new TokenRefused("a part in another form of base64");
        }
        return bytes;
    }
}
