-- The record anew: the canonical leaf and the ciphertexts of its personal values, cut by how long an event is kept and by
-- the month in which it was recorded, so that what has expired goes a table at a time. The other columns serve search
-- alone; what is told of an event comes from its leaf.

-- What was recorded before there was a log is recorded again, as leaves, when the service starts; a fresh installation has
-- none. The owner must see the rows to know.
ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE personal_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE event RENAME TO event_unlogged;
ALTER TABLE personal_event RENAME TO personal_event_unlogged;
ALTER INDEX event_pk RENAME TO event_unlogged_pk;
ALTER INDEX personal_event_pk RENAME TO personal_event_unlogged_pk;
DROP INDEX event_id, event_type, event_actor, event_subject, personal_event_user;
DROP TRIGGER event_stays ON event_unlogged;
DROP TRIGGER personal_event_stays ON personal_event_unlogged;
DROP POLICY event_record ON event_unlogged;
DROP POLICY personal_event_record ON personal_event_unlogged;
ALTER POLICY event_read ON event_unlogged RENAME TO event_unlogged_read;
ALTER POLICY personal_event_read ON personal_event_unlogged RENAME TO personal_event_unlogged_read;
CREATE POLICY event_unlogged_move ON event_unlogged FOR ALL
    USING (current_setting('app.permissions', true) = ',*,' AND coalesce(current_setting('app.org_id', true), '') = '')
    WITH CHECK (false);
CREATE POLICY personal_event_unlogged_move ON personal_event_unlogged FOR DELETE
    USING (current_setting('app.permissions', true) = ',*,' AND coalesce(current_setting('app.org_id', true), '') = '');
REVOKE ALL ON event_unlogged, personal_event_unlogged FROM ${app};
GRANT SELECT, DELETE ON event_unlogged, personal_event_unlogged TO ${app};

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM event_unlogged) THEN
        DROP TABLE event_unlogged;
    ELSE
        ALTER TABLE event_unlogged FORCE ROW LEVEL SECURITY;
    END IF;
    IF NOT EXISTS (SELECT FROM personal_event_unlogged) THEN
        DROP TABLE personal_event_unlogged;
    ELSE
        ALTER TABLE personal_event_unlogged FORCE ROW LEVEL SECURITY;
    END IF;
END
$$;

CREATE TABLE event (
    org_id uuid NOT NULL,
    leaf_index bigint NOT NULL,
    kept_days integer NOT NULL CONSTRAINT event_kept_days CHECK (kept_days IN (90, 365, 2557)),
    recorded_at timestamptz NOT NULL,
    time timestamptz NOT NULL,
    id text NOT NULL,
    source text NOT NULL,
    type text NOT NULL,
    subject text NOT NULL,
    resource_type text NOT NULL,
    actor_id text,
    actor_type text,
    request_id text,
    outcome text,
    -- RFC 8785, the very bytes that are hashed.
    leaf text NOT NULL,
    -- [{"person","ciphertext"}]; null where nothing is personal.
    personal text,
    CONSTRAINT event_pk PRIMARY KEY (org_id, leaf_index, kept_days, recorded_at)
) PARTITION BY LIST (kept_days);

CREATE INDEX event_time ON event (org_id, time, id);
CREATE INDEX event_id ON event (org_id, id);
CREATE INDEX event_type ON event (org_id, type, time, id);
CREATE INDEX event_actor ON event (org_id, actor_id, time, id);
CREATE INDEX event_subject ON event (org_id, subject, time, id);

ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
CREATE POLICY event_read ON event FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
CREATE POLICY event_record ON event FOR INSERT
    WITH CHECK (current_setting('app.permissions', true) = ',*,'
                AND coalesce(current_setting('app.org_id', true), '') = '');
GRANT SELECT, INSERT ON event TO ${app};
CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE event ENABLE ALWAYS TRIGGER event_stays;

-- Users' own histories, in the log that no organisation has. Nobody's row is a user's whose id is not known.
CREATE TABLE personal_event (
    user_id uuid,
    leaf_index bigint NOT NULL,
    kept_days integer NOT NULL CONSTRAINT personal_event_kept_days CHECK (kept_days = 365),
    recorded_at timestamptz NOT NULL,
    time timestamptz NOT NULL,
    id text NOT NULL,
    source text NOT NULL,
    type text NOT NULL,
    subject text NOT NULL,
    resource_type text NOT NULL,
    actor_id text,
    actor_type text,
    request_id text,
    outcome text,
    leaf text NOT NULL,
    personal text,
    CONSTRAINT personal_event_pk PRIMARY KEY (leaf_index, kept_days, recorded_at, id)
) PARTITION BY LIST (kept_days);

CREATE INDEX personal_event_user ON personal_event (user_id, time, id);

ALTER TABLE personal_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE personal_event FORCE ROW LEVEL SECURITY;
CREATE POLICY personal_event_read ON personal_event FOR SELECT
    USING (user_id::text = current_setting('app.user_id', true)
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
CREATE POLICY personal_event_record ON personal_event FOR INSERT
    WITH CHECK (current_setting('app.permissions', true) = ',*,'
                AND coalesce(current_setting('app.org_id', true), '') = '');
GRANT SELECT, INSERT ON personal_event TO ${app};
CREATE TRIGGER personal_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON personal_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE personal_event ENABLE ALWAYS TRIGGER personal_event_stays;
