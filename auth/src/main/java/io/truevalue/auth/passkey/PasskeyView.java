package io.truevalue.auth.passkey;

import io.micronaut.core.annotation.Introspected;
import io.truevalue.auth.factor.Factor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A new passkey as its owner sees it.
 *
 * @param recoveryCodes empty for who holds some already
 */
@Introspected
record PasskeyView(UUID id, String kind, String name, Instant createdAt, List<String> recoveryCodes) {
    static PasskeyView of(RegisterPasskey.Registered made) {
        Factor factor = made.factor();
        return new PasskeyView(
                factor.id(), factor.kind().code(), factor.name(), factor.createdAt(), made.recoveryCodes());
    }

    @Override
    public String toString() {
        return "PasskeyView[" + id + "]";
    }
}
