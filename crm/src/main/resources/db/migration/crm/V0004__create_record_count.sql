-- How many records an organisation has that count towards its plan, kept in the transactions that create, delete and
-- restore them: its row's lock makes the limit hold under concurrency.
CREATE TABLE record_count (
    org_id uuid NOT NULL CONSTRAINT record_count_pk PRIMARY KEY,
    records bigint NOT NULL CONSTRAINT record_count_not_negative CHECK (records >= 0)
);
ALTER TABLE record_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_count FORCE ROW LEVEL SECURITY;
CREATE POLICY record_count_tenant ON record_count TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON record_count TO ${app};
