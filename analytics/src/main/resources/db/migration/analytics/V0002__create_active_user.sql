-- Who caused any event in a quarter of an hour: a set, so that unique users are counted exactly.
CREATE TABLE active_user (
    org_id uuid NOT NULL,
    quarter timestamptz NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT active_user_pk PRIMARY KEY (org_id, quarter, user_id)
);

ALTER TABLE active_user ENABLE ROW LEVEL SECURITY;
ALTER TABLE active_user FORCE ROW LEVEL SECURITY;
CREATE POLICY active_user_tenant ON active_user
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT ON active_user TO ${app};
