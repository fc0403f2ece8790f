-- The organisations that permission knows. Their row is the lock under which an organisation's access is changed.
CREATE TABLE organization (
    org_id uuid CONSTRAINT organization_pk PRIMARY KEY,
    provisioned_at timestamptz NOT NULL
);

ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_tenant ON organization TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE ON organization TO ${app};
