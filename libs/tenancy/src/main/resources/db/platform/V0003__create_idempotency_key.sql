-- First answers to requests that carried an Idempotency-Key, written in the effect's own transaction.
CREATE TABLE idempotency_key (
    org_id uuid NOT NULL,
    key_hash bytea NOT NULL,
    request_hash text NOT NULL,
    status integer NOT NULL,
    location text,
    body text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_key_pk PRIMARY KEY (org_id, key_hash)
);

CREATE INDEX idempotency_key_created_at ON idempotency_key (org_id, created_at);

ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_key_tenant ON idempotency_key TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY idempotency_key_purge ON idempotency_key TO ${relay}
    USING (created_at < now() - interval '24 hours');

GRANT SELECT, INSERT ON idempotency_key TO ${app};
GRANT SELECT, DELETE ON idempotency_key TO ${relay};
