-- Who joined and who left, when. The newest change up to a moment says who was a member then, in whatever order
-- the changes arrived.
CREATE TABLE membership_change (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    changed_at timestamptz NOT NULL,
    joined boolean NOT NULL,
    CONSTRAINT membership_change_pk PRIMARY KEY (org_id, user_id, changed_at, joined)
);

ALTER TABLE membership_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE membership_change FORCE ROW LEVEL SECURITY;
CREATE POLICY membership_change_tenant ON membership_change
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT ON membership_change TO ${app};
