-- A copy of permission's assignments, fed by its events, for the list of members.
CREATE TABLE member_role (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    CONSTRAINT member_role_pk PRIMARY KEY (org_id, user_id, role)
);

ALTER TABLE member_role ENABLE ROW LEVEL SECURITY;
ALTER TABLE member_role FORCE ROW LEVEL SECURITY;
CREATE POLICY member_role_tenant ON member_role TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

-- When a user's look at the list of members was last told.
CREATE TABLE told_listing (
    org_id uuid NOT NULL,
    reader_id text NOT NULL,
    told_at timestamptz NOT NULL,
    CONSTRAINT told_listing_pk PRIMARY KEY (org_id, reader_id)
);

ALTER TABLE told_listing ENABLE ROW LEVEL SECURITY;
ALTER TABLE told_listing FORCE ROW LEVEL SECURITY;
CREATE POLICY told_listing_tenant ON told_listing TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON member_role TO ${app};
GRANT SELECT, INSERT, UPDATE ON told_listing TO ${app};
