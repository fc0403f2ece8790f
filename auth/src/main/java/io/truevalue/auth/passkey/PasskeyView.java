package io.truevalue.auth.passkey;

import io.micronaut.core.annotation.Introspected;
import io.truevalue.auth.factor.Factor;
import java.time.Instant;
import java.util.UUID;

/** A passkey as its owner sees it. */
@Introspected
record PasskeyView(UUID id, String kind, String name, Instant createdAt) {
    static PasskeyView of(Factor factor) {
        return new PasskeyView(factor.id(), factor.kind().code(), factor.name(), factor.createdAt());
    }
}
