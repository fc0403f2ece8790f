-- How often something happened in a quarter of an hour, by who did it.
-- Every time zone's days are whole quarters, so that windows of any zone can be summed from them.
CREATE TABLE metric_count (
    org_id uuid NOT NULL,
    metric text NOT NULL,
    quarter timestamptz NOT NULL,
    actor_id text NOT NULL,
    count bigint NOT NULL,
    CONSTRAINT metric_count_pk PRIMARY KEY (org_id, metric, quarter, actor_id)
);

ALTER TABLE metric_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE metric_count FORCE ROW LEVEL SECURITY;
CREATE POLICY metric_count_tenant ON metric_count
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE ON metric_count TO ${app};
