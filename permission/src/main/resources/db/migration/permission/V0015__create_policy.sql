-- Policies: conditions that deny or allow permissions. What enforces them is the copy that each service keeps.
CREATE TABLE policy (
    org_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    name text NOT NULL CONSTRAINT policy_name_form CHECK (length(name) BETWEEN 1 AND 100),
    description text NOT NULL,
    effect text NOT NULL CONSTRAINT policy_effect CHECK (effect IN ('deny', 'allow')),
    permissions text[] NOT NULL CONSTRAINT policy_permissions_some CHECK (cardinality(permissions) > 0),
    condition text NOT NULL,
    enabled boolean NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT policy_pk PRIMARY KEY (org_id, policy_id),
    CONSTRAINT policy_name_unique UNIQUE (org_id, name),
    CONSTRAINT policy_organization_fk FOREIGN KEY (org_id) REFERENCES organization (org_id)
);

CREATE INDEX policy_created_at ON policy (org_id, created_at, policy_id);

ALTER TABLE policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy FORCE ROW LEVEL SECURITY;
CREATE POLICY policy_tenant ON policy TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

-- The narrow door by which a service fills its empty copy: a service that acts for no organisation may read.
CREATE POLICY policy_across_tenants ON policy FOR SELECT TO ${app}
    USING (current_setting('app.permissions', true) = ',*,'
        AND nullif(current_setting('app.org_id', true), '') IS NULL);

GRANT SELECT, INSERT, UPDATE, DELETE ON policy TO ${app};
