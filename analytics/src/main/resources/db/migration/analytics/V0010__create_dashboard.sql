-- What people put together to look at: tiles over the organisation's metrics.
CREATE TABLE dashboard (
    org_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL CONSTRAINT dashboard_name_form CHECK (length(name) BETWEEN 1 AND 120),
    description text NOT NULL CONSTRAINT dashboard_description_form CHECK (length(description) <= 1000),
    visibility text NOT NULL CONSTRAINT dashboard_visibility CHECK (visibility IN ('private', 'organization')),
    -- A user, or an integration by its id int_...
    owner_id text NOT NULL,
    tiles jsonb NOT NULL CONSTRAINT dashboard_tiles_form
        CHECK (jsonb_typeof(tiles) = 'array' AND jsonb_array_length(tiles) <= 24),
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT dashboard_pk PRIMARY KEY (org_id, id)
);
CREATE INDEX dashboard_newest ON dashboard (org_id, created_at DESC, id DESC);
CREATE INDEX dashboard_by_owner ON dashboard (org_id, owner_id);

ALTER TABLE dashboard ENABLE ROW LEVEL SECURITY;
ALTER TABLE dashboard FORCE ROW LEVEL SECURITY;
-- The tenant restricts. Within it a private dashboard is its owner's alone: for anybody else, an administrator too, it
-- does not exist. The service itself sees all of the organisation that it acts for.
CREATE POLICY dashboard_tenant ON dashboard AS RESTRICTIVE TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY dashboard_seen ON dashboard TO ${app}
    USING (visibility = 'organization'
        OR owner_id = nullif(current_setting('app.user_id', true), '')
        OR current_setting('app.permissions', true) = ',*,')
    WITH CHECK (visibility = 'organization'
        OR owner_id = nullif(current_setting('app.user_id', true), '')
        OR current_setting('app.permissions', true) = ',*,');
GRANT SELECT, INSERT, UPDATE, DELETE ON dashboard TO ${app};
