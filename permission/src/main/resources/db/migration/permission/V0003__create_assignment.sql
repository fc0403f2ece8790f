-- Who is in which role.
CREATE TABLE assignment (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role_id uuid NOT NULL,
    granted_by text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT assignment_pk PRIMARY KEY (org_id, user_id, role_id),
    CONSTRAINT assignment_role_fk FOREIGN KEY (org_id, role_id) REFERENCES role (org_id, role_id)
);

CREATE INDEX assignment_role ON assignment (org_id, role_id);
CREATE INDEX assignment_created_at ON assignment (org_id, created_at);

ALTER TABLE assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE assignment FORCE ROW LEVEL SECURITY;
CREATE POLICY assignment_tenant ON assignment TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT, DELETE ON assignment TO ${app};
