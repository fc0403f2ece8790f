-- What events are found by: blind marks (ADR 0032). No part of the record: rows go with what is erased or expired, and can
-- be made anew from the record.

-- What an organisation's marks are made with, sealed.
CREATE TABLE search_key (
    org_id uuid NOT NULL,
    sealed text NOT NULL,
    CONSTRAINT search_key_pk PRIMARY KEY (org_id)
);

ALTER TABLE search_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_key FORCE ROW LEVEL SECURITY;
CREATE POLICY search_key_read ON search_key FOR SELECT TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
CREATE POLICY search_key_make ON search_key FOR INSERT TO ${app}
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
GRANT SELECT, INSERT ON search_key TO ${app};

-- The days (UTC) that an organisation has events of, so that a search looks at no others.
CREATE TABLE event_day (
    org_id uuid NOT NULL,
    day date NOT NULL,
    CONSTRAINT event_day_pk PRIMARY KEY (org_id, day)
);

ALTER TABLE event_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE event_day FORCE ROW LEVEL SECURITY;
CREATE POLICY event_day_read ON event_day FOR SELECT TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
CREATE POLICY event_day_write ON event_day FOR INSERT TO ${app}
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
GRANT SELECT, INSERT ON event_day TO ${app};

CREATE TABLE event_text (
    org_id uuid NOT NULL,
    leaf_index bigint NOT NULL,
    -- Where the event stands: the record is cut by these two.
    kept_days integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    time timestamptz NOT NULL,
    marks bigint[] NOT NULL,
    CONSTRAINT event_text_pk PRIMARY KEY (org_id, leaf_index)
);
-- A mark is made with the organisation's key, so that it says the organisation, too. What is written goes to the index's
-- pending list, which a search reads whole. Sorting it in is the dearest part; were it left to the recorder, as it is where
-- the list has more than its limit, the recorder would wait for it. So the service asks for it each second, aside.
CREATE INDEX event_text_marks ON event_text USING gin (marks) WITH (fastupdate = on, gin_pending_list_limit = 262144);
CREATE FUNCTION sort_in_marks() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT gin_clean_pending_list('public.event_text_marks'::regclass)
$$;
REVOKE EXECUTE ON FUNCTION sort_in_marks FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sort_in_marks TO ${app};
-- For what has expired; rows come in this order.
CREATE INDEX event_text_recorded_at ON event_text USING brin (recorded_at);

ALTER TABLE event_text ENABLE ROW LEVEL SECURITY;
ALTER TABLE event_text FORCE ROW LEVEL SECURITY;
CREATE POLICY event_text_read ON event_text FOR SELECT TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
CREATE POLICY event_text_write ON event_text FOR INSERT TO ${app}
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
CREATE POLICY event_text_forget ON event_text FOR DELETE TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
GRANT SELECT, INSERT, DELETE ON event_text TO ${app};

-- Under row-level security no index serves @>, which is not leakproof. Hence one narrow door: it runs as the owner, who may
-- read this table alone, looks at one organisation, which it names itself, and gives places only, which the caller joins to
-- events under its own policies.
CREATE POLICY event_text_finder ON event_text FOR SELECT TO ${owner} USING (true);

-- The newest events of an organisation that have all of a day's marks, day by day.
--   org: the one that is acted for; any, for the service itself
--   marks: of each day, the newest first, "width" marks
--   since: inclusive; until, until_leaf: those before this time, or at it and before this leaf
--   most: so many
CREATE FUNCTION find_events(
    org uuid, marks bigint[], width integer, since timestamptz, until timestamptz, until_leaf bigint, most bigint)
RETURNS TABLE ("time" timestamptz, leaf_index bigint, kept_days integer, recorded_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    found_here bigint;
BEGIN
    IF width < 1 OR org IS DISTINCT FROM nullif(current_setting('app.org_id', true), '')::uuid
        AND NOT (coalesce(current_setting('app.permissions', true), '') = ',*,'
                 AND coalesce(current_setting('app.org_id', true), '') = '') THEN
        RETURN;
    END IF;
    FOR day IN 0 .. coalesce(array_length(marks, 1), 0) / width - 1 LOOP
        -- IS NOT DISTINCT FROM is =, but for the planner: the marks decide, never a walk through the organisation's rows.
        RETURN QUERY
            SELECT t.time, t.leaf_index, t.kept_days, t.recorded_at
            FROM public.event_text t
            WHERE t.marks @> find_events.marks[day * width + 1 : (day + 1) * width]
              AND t.org_id IS NOT DISTINCT FROM find_events.org
              AND t.time >= since AND (t.time, t.leaf_index) < (until, until_leaf)
            ORDER BY t.time DESC, t.leaf_index DESC
            LIMIT most;
        GET DIAGNOSTICS found_here = ROW_COUNT;
        most := most - found_here;
        EXIT WHEN most <= 0;
    END LOOP;
END
$$;
REVOKE EXECUTE ON FUNCTION find_events FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_events TO ${app};

-- Persons whose events are too many to be marked anew at once when they are erased.
CREATE TABLE erased_mark (
    org_id uuid NOT NULL,
    person_id text NOT NULL,
    CONSTRAINT erased_mark_pk PRIMARY KEY (org_id, person_id)
);

ALTER TABLE erased_mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE erased_mark FORCE ROW LEVEL SECURITY;
CREATE POLICY erased_mark_tenant ON erased_mark TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''))
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
GRANT SELECT, INSERT, DELETE ON erased_mark TO ${app};

-- Marks stand for them.
DROP INDEX event_type, event_actor, event_subject;
DROP TABLE event_search;
