-- What became of each record after it was made: the fields that a write changed, a write a row. A new record has none;
-- its own row tells of its making.
CREATE TABLE record_change (
    org_id uuid NOT NULL,
    record_type text NOT NULL CONSTRAINT record_change_type CHECK (record_type IN ('contact', 'company', 'deal')),
    record_id uuid NOT NULL,
    version bigint NOT NULL,
    what text NOT NULL,
    at timestamptz NOT NULL,
    actor_type text NOT NULL,
    actor_id text,
    -- The changed fields alone, on either side.
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    CONSTRAINT record_change_pk PRIMARY KEY (org_id, record_type, record_id, version)
);
ALTER TABLE record_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_change FORCE ROW LEVEL SECURITY;
CREATE POLICY record_change_tenant ON record_change AS RESTRICTIVE
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
-- Whoever may see the record sees what became of it; the fields that they may not see are left out as it is told.
CREATE POLICY record_change_read ON record_change FOR SELECT TO ${app} USING (
    record_type = 'contact' AND EXISTS (SELECT FROM contact c WHERE c.id = record_change.record_id)
    OR record_type = 'company' AND EXISTS (SELECT FROM company c WHERE c.id = record_change.record_id)
    OR record_type = 'deal' AND EXISTS (SELECT FROM deal d WHERE d.id = record_change.record_id));
CREATE POLICY record_change_create ON record_change FOR INSERT TO ${app} WITH CHECK (true);
-- The service itself forgets what became of an erased person; nobody else holds this.
CREATE POLICY record_change_forget ON record_change FOR DELETE TO ${app} USING ((SELECT holds('records:forget')));
GRANT SELECT, INSERT, DELETE ON record_change TO ${app};
