package io.truevalue.permission.refusal;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Remembers which refusals were told. */
@Singleton
class ToldRefusalStore {
    private final Statements statements;

    ToldRefusalStore(Statements statements) {
        this.statements = statements;
    }

    /** True the first time. */
    boolean add(byte[] fingerprint, Instant now) {
        return statements.update(
                        "INSERT INTO told_refusal (fingerprint, told_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        fingerprint,
                        now)
                == 1;
    }

    void forgetBefore(Instant time) {
        statements.update("DELETE FROM told_refusal WHERE told_at < ?", time);
    }
}
