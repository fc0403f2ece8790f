package io.truevalue.auth.passkey;

import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.AuthenticatorTransport;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import io.truevalue.tenancy.UserId;
import java.util.Set;
import java.util.UUID;

/**
 * A public key of one person, and what its authenticator said of it.
 *
 * @param factor the id under which it stands among the person's factors
 * @param handle by which authenticators know the person
 * @param signatures how many it has made, as it counts; 0 where it does not count
 * @param syncable whether it can be on more than one device
 */
record Passkey(
        UUID factor,
        UserId user,
        ByteArray handle,
        ByteArray credentialId,
        ByteArray publicKey,
        long signatures,
        Set<AuthenticatorTransport> transports,
        boolean syncable,
        boolean synced) {
    Passkey {
        transports = Set.copyOf(transports);
    }

    PublicKeyCredentialDescriptor descriptor() {
        return PublicKeyCredentialDescriptor.builder()
                .id(credentialId)
                .transports(transports)
                .build();
    }

    RegisteredCredential registered() {
        return RegisteredCredential.builder()
                .credentialId(credentialId)
                .userHandle(handle)
                .publicKeyCose(publicKey)
                .signatureCount(signatures)
                .build();
    }

    /** In the words of RFC 8176: a key that cannot leave its device is hardware's. */
    String method() {
        return syncable ? "swk" : "hwk";
    }
}
