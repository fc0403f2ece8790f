-- On which days of a month a user did something, by their organisation's own clocks: a set, bit 0 is the first. It says
-- nothing that user_activity does not, and is what a year by day is read from. A month is told as year * 12 + month - 1.
CREATE TABLE user_month (
    org_id uuid NOT NULL,
    generation smallint NOT NULL,
    month integer NOT NULL,
    user_id uuid NOT NULL,
    days integer NOT NULL,
    CONSTRAINT user_month_pk PRIMARY KEY (org_id, generation, month, user_id)
) WITH (fillfactor = 80);

-- Whose clocks its days are by. Where there is no row, or another zone is asked for, user_activity is read.
CREATE TABLE user_month_zone (
    org_id uuid NOT NULL,
    generation smallint NOT NULL,
    time_zone text NOT NULL,
    CONSTRAINT user_month_zone_pk PRIMARY KEY (org_id, generation)
);

ALTER TABLE user_month ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_month FORCE ROW LEVEL SECURITY;
ALTER TABLE user_month_zone ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_month_zone FORCE ROW LEVEL SECURITY;

-- As V0016 has it for all other figures.
DO $$
DECLARE
    figures text;
    itself text := 'current_setting(''app.permissions'', true) = '',*,'' AND current_setting(''app.org_id'', true) = ''''';
    own text := 'nullif(current_setting(''app.org_id'', true), '''')::uuid';
BEGIN
    FOREACH figures IN ARRAY ARRAY['user_month', 'user_month_zone'] LOOP
        EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING ('
            'org_id >= coalesce(%s, CASE WHEN %s THEN ''00000000-0000-0000-0000-000000000000''::uuid END) AND '
            'org_id <= coalesce(%s, CASE WHEN %s THEN ''ffffffff-ffff-ffff-ffff-ffffffffffff''::uuid END))',
            figures || '_read', figures, own, itself, own, itself);
        EXECUTE format('CREATE POLICY %I ON %I FOR INSERT WITH CHECK (%s)', figures || '_add', figures, itself);
        EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE USING (%s) WITH CHECK (%s)',
            figures || '_change', figures, itself, itself);
        EXECUTE format('CREATE POLICY %I ON %I FOR DELETE USING (%s)', figures || '_clear', figures, itself);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON user_month TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON user_month_zone TO ${app};
