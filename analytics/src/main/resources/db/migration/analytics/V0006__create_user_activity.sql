-- In which quarters of a half day a user did something: a set, so that different users are counted exactly in the windows
-- of any zone. The half day is told as its number since 1970-01-01T00:00Z; bit 0 is its first quarter, bit 47 its last.
DROP TABLE active_user;

CREATE TABLE user_activity (
    org_id uuid NOT NULL,
    generation smallint NOT NULL,
    half_day integer NOT NULL,
    user_id uuid NOT NULL,
    quarters bigint NOT NULL,
    CONSTRAINT user_activity_pk PRIMARY KEY (org_id, generation, half_day, user_id)
) WITH (fillfactor = 80);

ALTER TABLE user_activity ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_activity FORCE ROW LEVEL SECURITY;
CREATE POLICY user_activity_tenant ON user_activity FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY user_activity_service ON user_activity
    USING (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '')
    WITH CHECK (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '');

GRANT SELECT, INSERT, UPDATE, DELETE ON user_activity TO ${app};
