-- What events are found by beside the record's own columns. It is no part of the record and may be removed.
CREATE TABLE event_search (
    org_id uuid NOT NULL,
    leaf_index bigint NOT NULL,
    actor_display text,
    ip text,
    search text NOT NULL,
    CONSTRAINT event_search_pk PRIMARY KEY (org_id, leaf_index)
);

ALTER TABLE event_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE event_search FORCE ROW LEVEL SECURITY;
CREATE POLICY event_search_read ON event_search FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY event_search_forget ON event_search FOR DELETE
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY event_search_record ON event_search
    USING (current_setting('app.permissions', true) = ',*,' AND coalesce(current_setting('app.org_id', true), '') = '')
    WITH CHECK (current_setting('app.permissions', true) = ',*,'
                AND coalesce(current_setting('app.org_id', true), '') = '');
GRANT SELECT, INSERT, DELETE ON event_search TO ${app};
