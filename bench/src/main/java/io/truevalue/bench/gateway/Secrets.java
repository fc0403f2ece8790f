package io.truevalue.bench.gateway;

import io.truevalue.signing.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * This run's secrets, in the form that each contestant takes.
 *
 * @param jwt 32 letters and digits: the bytes of the token secret
 * @param signingHex what our gateway derives its keys from
 */
record Secrets(String jwt, String signingHex) {
    static final String AUDIENCE = "crm-service";

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    static Secrets random() {
        SecureRandom random = new SecureRandom();
        StringBuilder jwt = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            jwt.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        byte[] signing = new byte[32];
        random.nextBytes(signing);
        return new Secrets(jwt.toString(), HexFormat.of().formatHex(signing));
    }

    String jwtHex() {
        return HexFormat.of().formatHex(jwt.getBytes(StandardCharsets.US_ASCII));
    }

    SigningKey keyFor(String audience) {
        return SigningKey.derive(HexFormat.of().parseHex(signingHex), audience);
    }

    /** The key to the upstream, derived: what the peers sign with. */
    String derivedBase64() {
        return Base64.getEncoder()
                .encodeToString(HexFormat.of().parseHex(keyFor(AUDIENCE).exportHex()));
    }

    @Override
    public String toString() {
        return "Secrets(hidden)";
    }
}
