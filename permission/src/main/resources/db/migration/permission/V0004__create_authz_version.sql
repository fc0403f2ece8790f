-- A counter for each user and organisation that rises whenever what the user holds there may have changed.
CREATE TABLE authz_version (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    version bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT authz_version_pk PRIMARY KEY (org_id, user_id)
);

-- The gate asks across organisations what rose lately, hence an index that does not begin with org_id.
CREATE INDEX authz_version_changed_at ON authz_version (changed_at);

ALTER TABLE authz_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE authz_version FORCE ROW LEVEL SECURITY;
CREATE POLICY authz_version_tenant ON authz_version TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

-- The gate's narrow door: a service that acts for no organisation may read, and nothing else.
CREATE POLICY authz_version_across_tenants ON authz_version FOR SELECT TO ${app}
    USING (current_setting('app.permissions', true) = ',*,'
        AND nullif(current_setting('app.org_id', true), '') IS NULL);

GRANT SELECT, INSERT, UPDATE ON authz_version TO ${app};
