package io.truevalue.cli.attack;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A good token in forms that are not the compact one. */
final class TokenForms {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private TokenForms() {}

    /** The last character holds two bits that no byte needs: with one of them set it decodes to the same signature. */
    static String nonCanonical(String token) {
        int last = token.length() - 1;
        return token.substring(0, last) + ALPHABET.charAt(ALPHABET.indexOf(token.charAt(last)) ^ 1);
    }

    /** A payload that needs the two characters in which the alphabets differ, in the wrong one. */
    static String plainAlphabet(String header, TokenMint mint) {
        String payload = TokenMint.json(mint.claims()).replaceFirst("\\{", "{\"x\":\"\u00ff\u00fe~~~???\",");
        String token = mint.mint(header, payload);
        String plain = Base64.getEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        return token.replace(TokenMint.base64(payload), plain).replace('-', '+').replace('_', '/');
    }

    /** RFC 7515 7.2. */
    static String serialized(String token, boolean general) {
        String[] parts = token.split("\\.", -1);
        String signature = "\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"";
        return "{\"payload\":\"" + parts[1] + "\"," + (general ? "\"signatures\":[{" + signature + "}]" : signature)
                + "}";
    }
}
