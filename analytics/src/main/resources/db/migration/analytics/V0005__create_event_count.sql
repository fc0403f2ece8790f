-- How often something happened in a quarter of an hour. Every time zone's hours and days are whole quarters, so that the
-- windows of any zone are sums of them. A quarter is told as its number since 1970-01-01T00:00Z.
-- The figures of before were of one consumer more: they are rolled up again under another name, from the same events.
DROP TABLE metric_count;

CREATE TABLE event_count (
    org_id uuid NOT NULL,
    generation smallint NOT NULL,
    -- An event's type, or what an event counts, such as api_calls.
    measure text NOT NULL,
    -- Whether a person or an integration did it, and it succeeded.
    used boolean NOT NULL,
    quarter integer NOT NULL,
    times bigint NOT NULL,
    CONSTRAINT event_count_pk PRIMARY KEY (org_id, generation, measure, used, quarter)
) WITH (fillfactor = 80);

ALTER TABLE event_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE event_count FORCE ROW LEVEL SECURITY;
CREATE POLICY event_count_tenant ON event_count FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY event_count_service ON event_count
    USING (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '')
    WITH CHECK (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '');

GRANT SELECT, INSERT, UPDATE, DELETE ON event_count TO ${app};

-- The same, by who did it.
CREATE TABLE actor_count (
    org_id uuid NOT NULL,
    generation smallint NOT NULL,
    measure text NOT NULL,
    used boolean NOT NULL,
    quarter integer NOT NULL,
    actor_id text NOT NULL,
    times bigint NOT NULL,
    CONSTRAINT actor_count_pk PRIMARY KEY (org_id, generation, measure, used, quarter, actor_id)
) WITH (fillfactor = 80);

ALTER TABLE actor_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE actor_count FORCE ROW LEVEL SECURITY;
CREATE POLICY actor_count_tenant ON actor_count FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY actor_count_service ON actor_count
    USING (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '')
    WITH CHECK (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '');

GRANT SELECT, INSERT, UPDATE, DELETE ON actor_count TO ${app};
