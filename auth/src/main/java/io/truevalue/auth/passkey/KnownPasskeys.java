package io.truevalue.auth.passkey;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The passkeys that one ceremony is about, read before it begins. The library knows a person by their id as text. */
record KnownPasskeys(List<Passkey> passkeys) implements CredentialRepository {
    KnownPasskeys {
        passkeys = List.copyOf(passkeys);
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return passkeys.stream()
                .filter(passkey -> passkey.user().toString().equals(username))
                .map(Passkey::descriptor)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return passkeys.stream()
                .filter(passkey -> passkey.user().toString().equals(username))
                .map(Passkey::handle)
                .findFirst();
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray handle) {
        return passkeys.stream()
                .filter(passkey -> passkey.handle().equals(handle))
                .map(passkey -> passkey.user().toString())
                .findFirst();
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray handle) {
        return passkeys.stream()
                .filter(passkey -> passkey.credentialId().equals(credentialId))
                .filter(passkey -> passkey.handle().equals(handle))
                .map(Passkey::registered)
                .findFirst();
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return passkeys.stream()
                .filter(passkey -> passkey.credentialId().equals(credentialId))
                .map(Passkey::registered)
                .collect(Collectors.toSet());
    }
}
