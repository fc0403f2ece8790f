-- Every event of an organisation, as it came. Rows are added and never changed or removed.
-- The time stands in the key, so that the table can be cut into months.
CREATE TABLE event (
    org_id uuid NOT NULL,
    time timestamptz NOT NULL,
    id text NOT NULL,
    source text NOT NULL,
    type text NOT NULL,
    subject text NOT NULL,
    resource_type text NOT NULL,
    actor_id text,
    actor_type text,
    actor_display text,
    request_id text,
    ip text,
    user_agent text,
    outcome text,
    -- Extension attributes and data, byte for byte: a jsonb would reorder members and refuse some strings.
    attributes json NOT NULL,
    data json NOT NULL,
    search text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT event_pk PRIMARY KEY (org_id, time, id, source)
);

CREATE INDEX event_id ON event (org_id, id);
CREATE INDEX event_type ON event (org_id, type, time, id);
CREATE INDEX event_actor ON event (org_id, actor_id, time, id);
CREATE INDEX event_subject ON event (org_id, subject, time, id);

ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
CREATE POLICY event_read ON event FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY event_record ON event FOR INSERT
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT ON event TO ${app};

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: what was recorded stays as it is', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE event ENABLE ALWAYS TRIGGER event_stays;
