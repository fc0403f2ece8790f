package io.truevalue.merkle;

import java.util.Base64;

/** Standard base64 (RFC 4648 section 4), padded, and only the one text that each value has. */
final class Base64Text {
    private Base64Text() {}

    static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            Proofs.reject(
                    !Base64.getEncoder().encodeToString(bytes).equals(text), "base64 is padded and has no stray bits");
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new ProofRejected("not base64");
        }
    }
}
