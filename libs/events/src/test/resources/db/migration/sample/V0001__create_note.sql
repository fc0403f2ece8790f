CREATE TABLE note (
    org_id uuid NOT NULL,
    id uuid NOT NULL,
    CONSTRAINT note_pk PRIMARY KEY (org_id, id)
);

ALTER TABLE note ENABLE ROW LEVEL SECURITY;
ALTER TABLE note FORCE ROW LEVEL SECURITY;
CREATE POLICY note_tenant ON note
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
GRANT SELECT, INSERT ON note TO ${app};

-- What a consumer did for an event.
CREATE TABLE effect (
    org_id uuid NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    consumer text NOT NULL,
    event_id text NOT NULL,
    subject text NOT NULL,
    CONSTRAINT effect_pk PRIMARY KEY (org_id, position)
);

ALTER TABLE effect ENABLE ROW LEVEL SECURITY;
ALTER TABLE effect FORCE ROW LEVEL SECURITY;
CREATE POLICY effect_tenant ON effect
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
-- The service itself applies whole batches over all organisations.
CREATE POLICY effect_whole ON effect FOR INSERT
    WITH CHECK (current_setting('app.permissions', true) = ',*,'
                AND coalesce(current_setting('app.org_id', true), '') = '');
GRANT SELECT, INSERT ON effect TO ${app};
