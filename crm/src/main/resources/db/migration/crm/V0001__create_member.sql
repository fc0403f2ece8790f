-- Whether the caller holds a permission, as the tenancy library sets it for each transaction. Policies ask it in a
-- sub-select, so that it is answered once a statement and not once a row.
CREATE FUNCTION holds(permission text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
    SELECT coalesce(
        position(',' || permission || ',' IN current_setting('app.permissions', true)) > 0
            OR position(',*,' IN current_setting('app.permissions', true)) > 0,
        false)
$$;

-- Who may own records: a copy of the organisation's members, fed by its events. One who left stays, for the records
-- that they own.
CREATE TABLE member (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    left_at timestamptz,
    CONSTRAINT member_pk PRIMARY KEY (org_id, user_id)
);
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
CREATE POLICY member_tenant ON member TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON member TO ${app};
