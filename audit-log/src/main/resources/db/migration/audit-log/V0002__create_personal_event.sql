-- Events of users' own histories, which belong to no organisation. Nobody's row is a user's whose id is not known.
CREATE TABLE personal_event (
    user_id uuid,
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
    attributes json NOT NULL,
    data json NOT NULL,
    search text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT personal_event_pk PRIMARY KEY (time, id, source)
);

CREATE INDEX personal_event_user ON personal_event (user_id, time, id);

ALTER TABLE personal_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE personal_event FORCE ROW LEVEL SECURITY;
CREATE POLICY personal_event_read ON personal_event FOR SELECT
    USING (user_id::text = current_setting('app.user_id', true)
           OR current_setting('app.permissions', true) = ',*,');
CREATE POLICY personal_event_record ON personal_event FOR INSERT
    WITH CHECK (current_setting('app.permissions', true) = ',*,');

GRANT SELECT, INSERT ON personal_event TO ${app};

CREATE TRIGGER personal_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON personal_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE personal_event ENABLE ALWAYS TRIGGER personal_event_stays;
