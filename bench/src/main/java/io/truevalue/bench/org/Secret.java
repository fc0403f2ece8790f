package io.truevalue.bench.org;

import io.truevalue.signing.SigningKey;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A fresh secret of one caller. */
final class Secret {
    private final byte[] bytes = new byte[32];

    private Secret() {
        new SecureRandom().nextBytes(bytes);
    }

    static Secret random() {
        return new Secret();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** What the service that is called verifies this caller by. */
    String keyFor(String audience) {
        return SigningKey.derive(bytes, audience).exportHex();
    }
}
