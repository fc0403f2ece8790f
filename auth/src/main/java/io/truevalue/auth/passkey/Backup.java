package io.truevalue.auth.passkey;

import com.yubico.webauthn.data.AuthenticatorData;

/**
 * What authenticator data says of copies (WebAuthn Level 3, 6.1.3); the library offers it as an experiment only.
 *
 * @param possible whether the key can be on more than one device; it never changes
 * @param made whether it is
 */
record Backup(boolean possible, boolean made) {
    private static final int FLAGS = 32;
    private static final int ELIGIBLE = 0x08;
    private static final int STATE = 0x10;

    static Backup of(AuthenticatorData data) {
        byte flags = data.getBytes().getBytes()[FLAGS];
        return new Backup((flags & ELIGIBLE) != 0, (flags & STATE) != 0);
    }
}
