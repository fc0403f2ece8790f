-- What an organisation's figures are told in: the newest of its settings.
CREATE TABLE organization_setting (
    org_id uuid NOT NULL,
    generation smallint NOT NULL,
    version bigint NOT NULL,
    at timestamptz NOT NULL,
    event text NOT NULL,
    time_zone text NOT NULL,
    CONSTRAINT organization_setting_pk PRIMARY KEY (org_id, generation)
);

ALTER TABLE organization_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization_setting FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_setting_tenant ON organization_setting FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY organization_setting_service ON organization_setting
    USING (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '')
    WITH CHECK (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '');

GRANT SELECT, INSERT, UPDATE, DELETE ON organization_setting TO ${app};
