-- What ended before its time, for the gateway. Writers take turns, so that numbers appear in order (see RevocationStore).
CREATE TABLE revocation (
    seq bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT revocation_pk PRIMARY KEY,
    kind text NOT NULL,
    subject uuid NOT NULL,
    at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT revocation_kind CHECK (kind IN ('session', 'token', 'user'))
);

CREATE INDEX revocation_at ON revocation (at);
CREATE INDEX revocation_expires_at ON revocation (expires_at);

GRANT SELECT, INSERT, DELETE ON revocation TO ${app};
