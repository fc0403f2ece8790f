-- Organisations. One is 'provisioning' until permission has given it its roles; until then nobody sees it.
CREATE TABLE organization (
    org_id uuid CONSTRAINT organization_pk PRIMARY KEY,
    slug text NOT NULL,
    name text NOT NULL CONSTRAINT organization_name_length CHECK (length(name) BETWEEN 1 AND 100),
    state text NOT NULL CONSTRAINT organization_state_known CHECK (state IN ('provisioning', 'active')),
    owner_id uuid NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

-- The service itself asks across organisations for what was never finished.
CREATE INDEX organization_provisioning ON organization (created_at) WHERE state = 'provisioning';

ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_tenant ON organization TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON organization TO ${app};
