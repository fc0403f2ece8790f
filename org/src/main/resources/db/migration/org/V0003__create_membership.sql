-- Who belongs to which organisation. Ownership stands in organization, so that there is always exactly one owner.
CREATE TABLE membership (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    status text NOT NULL CONSTRAINT membership_status_known CHECK (status IN ('active', 'suspended')),
    joined_at timestamptz NOT NULL,
    CONSTRAINT membership_pk PRIMARY KEY (org_id, user_id),
    CONSTRAINT membership_organization_fk FOREIGN KEY (org_id) REFERENCES organization (org_id)
);

CREATE INDEX membership_joined_at ON membership (org_id, joined_at, user_id);
-- A user asks across organisations for their own, hence an index that does not begin with org_id.
CREATE INDEX membership_user ON membership (user_id, org_id);

ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE membership FORCE ROW LEVEL SECURITY;
CREATE POLICY membership_tenant ON membership TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

-- The narrow doors of who acts for no organisation: one's own memberships and their organisations, and those that one
-- began to create; for the service itself, all whose creation was never finished. For reading only.
CREATE POLICY membership_own ON membership FOR SELECT TO ${app}
    USING (nullif(current_setting('app.org_id', true), '') IS NULL
        AND user_id::text = current_setting('app.user_id', true));
CREATE POLICY organization_own ON organization FOR SELECT TO ${app}
    USING (nullif(current_setting('app.org_id', true), '') IS NULL
        AND EXISTS (SELECT FROM membership m
            WHERE m.org_id = organization.org_id AND m.user_id::text = current_setting('app.user_id', true)));
CREATE POLICY organization_begun ON organization FOR SELECT TO ${app}
    USING (nullif(current_setting('app.org_id', true), '') IS NULL AND state = 'provisioning'
        AND (owner_id::text = current_setting('app.user_id', true)
            OR current_setting('app.permissions', true) = ',*,'));

GRANT SELECT, INSERT, UPDATE, DELETE ON membership TO ${app};
