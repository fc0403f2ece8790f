-- When each reader was last recorded as reading, so that a page opened ten times a minute is one event.
CREATE TABLE reading (
    org_id uuid NOT NULL,
    reader_id text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT reading_pk PRIMARY KEY (org_id, reader_id)
);

ALTER TABLE reading ENABLE ROW LEVEL SECURITY;
ALTER TABLE reading FORCE ROW LEVEL SECURITY;
CREATE POLICY reading_tenant ON reading
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE ON reading TO ${app};
