-- Copies of what org tells: teams, who is in them, and who is suspended.
CREATE TABLE team (
    org_id uuid NOT NULL,
    team_id uuid NOT NULL,
    name text NOT NULL,
    CONSTRAINT team_pk PRIMARY KEY (org_id, team_id)
);
ALTER TABLE team ENABLE ROW LEVEL SECURITY;
ALTER TABLE team FORCE ROW LEVEL SECURITY;
CREATE POLICY team_tenant ON team TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

CREATE TABLE team_member (
    org_id uuid NOT NULL,
    team_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT team_member_pk PRIMARY KEY (org_id, team_id, user_id),
    CONSTRAINT team_member_team_fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, team_id) ON DELETE CASCADE
);
CREATE INDEX team_member_user ON team_member (org_id, user_id);
ALTER TABLE team_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE team_member FORCE ROW LEVEL SECURITY;
CREATE POLICY team_member_tenant ON team_member TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

CREATE TABLE suspended_member (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT suspended_member_pk PRIMARY KEY (org_id, user_id)
);
ALTER TABLE suspended_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE suspended_member FORCE ROW LEVEL SECURITY;
CREATE POLICY suspended_member_tenant ON suspended_member TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON team, team_member, suspended_member TO ${app};
