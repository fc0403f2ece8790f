-- New members who are still to get the roles and team places of their invite.
CREATE TABLE welcome (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    invite_id uuid NOT NULL,
    inviter_id uuid NOT NULL,
    roles text[] NOT NULL,
    teams text[] NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    CONSTRAINT welcome_pk PRIMARY KEY (org_id, user_id)
);

CREATE INDEX welcome_due ON welcome (next_attempt_at);

ALTER TABLE welcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE welcome FORCE ROW LEVEL SECURITY;
CREATE POLICY welcome_tenant ON welcome TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
-- The service itself, for no organisation, looks for what is due.
CREATE POLICY welcome_due ON welcome FOR SELECT TO ${app}
    USING (nullif(current_setting('app.org_id', true), '') IS NULL AND current_setting('app.permissions', true) = ',*,');

GRANT SELECT, INSERT, UPDATE, DELETE ON welcome TO ${app};
