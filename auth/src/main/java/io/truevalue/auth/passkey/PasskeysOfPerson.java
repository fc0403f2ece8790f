package io.truevalue.auth.passkey;

import io.truevalue.auth.personal.PersonalData;
import io.truevalue.tenancy.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** A person's passkeys: what their authenticators said of them, and by what they know the person. */
@Singleton
final class PasskeysOfPerson implements PersonalData {
    private final PasskeyStore store;

    PasskeysOfPerson(PasskeyStore store) {
        this.store = store;
    }

    @Override
    public String section() {
        return "passkeys";
    }

    @Override
    public List<?> export(UserId user) {
        return store.of(user).stream()
                .map(passkey -> Map.of(
                        "factor_id", passkey.factor(),
                        "credential_id", passkey.credentialId().getBase64Url(),
                        "signatures", passkey.signatures(),
                        "syncable", passkey.syncable()))
                .toList();
    }

    @Override
    public void erase(UserId user) {
        store.forget(user);
    }
}
