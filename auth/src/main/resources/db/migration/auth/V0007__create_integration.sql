-- Who calls signed for an organisation. Of its secret only the key derived for the gateway is kept, sealed; that of an
-- ended one is gone.
CREATE TABLE integration (
    org_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL CONSTRAINT integration_name CHECK (length(name) BETWEEN 1 AND 100),
    permissions text[] NOT NULL,
    sealed_key text,
    previous_sealed_key text,
    previous_until timestamptz,
    created_by text,
    created_at timestamptz NOT NULL,
    rotated_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT integration_pk PRIMARY KEY (org_id, id),
    CONSTRAINT integration_live CHECK ((revoked_at IS NULL) = (sealed_key IS NOT NULL))
);

CREATE INDEX integration_created_at ON integration (org_id, created_at, id);
-- The gateway knows an id and no organisation, hence an index that does not begin with org_id.
CREATE INDEX integration_id ON integration (id, org_id);

ALTER TABLE integration ENABLE ROW LEVEL SECURITY;
ALTER TABLE integration FORCE ROW LEVEL SECURITY;
CREATE POLICY integration_tenant ON integration TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
-- The narrow door of who acts for no organisation: the integration itself, for reading only.
CREATE POLICY integration_own ON integration FOR SELECT TO ${app}
    USING (nullif(current_setting('app.org_id', true), '') IS NULL
        AND 'int_' || id = current_setting('app.user_id', true));

GRANT SELECT, INSERT, UPDATE ON integration TO ${app};

ALTER TABLE revocation DROP CONSTRAINT revocation_kind;
ALTER TABLE revocation ADD CONSTRAINT revocation_kind
    CHECK (kind IN ('session', 'token', 'user', 'integration', 'integration_keys'));
