-- Roles. What a system role holds is code's to say; a custom role's permissions and bases stand beside it.
CREATE TABLE role (
    org_id uuid NOT NULL,
    role_id uuid NOT NULL,
    name text NOT NULL CONSTRAINT role_name_form CHECK (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(name) <= 50),
    system boolean NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT role_pk PRIMARY KEY (org_id, role_id),
    CONSTRAINT role_name_unique UNIQUE (org_id, name),
    CONSTRAINT role_organization_fk FOREIGN KEY (org_id) REFERENCES organization (org_id)
);

ALTER TABLE role ENABLE ROW LEVEL SECURITY;
ALTER TABLE role FORCE ROW LEVEL SECURITY;
CREATE POLICY role_tenant ON role TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

CREATE TABLE role_permission (
    org_id uuid NOT NULL,
    role_id uuid NOT NULL,
    permission text NOT NULL,
    CONSTRAINT role_permission_pk PRIMARY KEY (org_id, role_id, permission),
    CONSTRAINT role_permission_role_fk FOREIGN KEY (org_id, role_id) REFERENCES role (org_id, role_id)
        ON DELETE CASCADE
);

ALTER TABLE role_permission ENABLE ROW LEVEL SECURITY;
ALTER TABLE role_permission FORCE ROW LEVEL SECURITY;
CREATE POLICY role_permission_tenant ON role_permission TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

CREATE TABLE role_inheritance (
    org_id uuid NOT NULL,
    role_id uuid NOT NULL,
    inherits_id uuid NOT NULL,
    CONSTRAINT role_inheritance_pk PRIMARY KEY (org_id, role_id, inherits_id),
    CONSTRAINT role_inheritance_not_itself CHECK (role_id <> inherits_id),
    CONSTRAINT role_inheritance_role_fk FOREIGN KEY (org_id, role_id) REFERENCES role (org_id, role_id)
        ON DELETE CASCADE,
    CONSTRAINT role_inheritance_inherits_fk FOREIGN KEY (org_id, inherits_id) REFERENCES role (org_id, role_id)
);

CREATE INDEX role_inheritance_inherits ON role_inheritance (org_id, inherits_id);

ALTER TABLE role_inheritance ENABLE ROW LEVEL SECURITY;
ALTER TABLE role_inheritance FORCE ROW LEVEL SECURITY;
CREATE POLICY role_inheritance_tenant ON role_inheritance TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON role, role_permission, role_inheritance TO ${app};
