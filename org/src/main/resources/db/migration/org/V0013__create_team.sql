CREATE TABLE team (
    org_id uuid NOT NULL,
    team_id uuid NOT NULL,
    name text NOT NULL CONSTRAINT team_name_length CHECK (length(name) BETWEEN 1 AND 80),
    -- The name as it is compared: NFKC, lower case.
    name_key text NOT NULL,
    lead_id uuid,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT team_pk PRIMARY KEY (org_id, team_id),
    CONSTRAINT team_name_unique UNIQUE (org_id, name_key),
    CONSTRAINT team_organization_fk FOREIGN KEY (org_id) REFERENCES organization (org_id),
    CONSTRAINT team_lead_fk FOREIGN KEY (org_id, lead_id) REFERENCES membership (org_id, user_id)
);

CREATE INDEX team_created_at ON team (org_id, created_at, team_id);
CREATE INDEX team_lead ON team (org_id, lead_id);

ALTER TABLE team ENABLE ROW LEVEL SECURITY;
ALTER TABLE team FORCE ROW LEVEL SECURITY;
CREATE POLICY team_tenant ON team TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

-- A place of a member in a team. Neither a team nor a member goes while a place is left.
CREATE TABLE team_member (
    org_id uuid NOT NULL,
    team_id uuid NOT NULL,
    user_id uuid NOT NULL,
    added_at timestamptz NOT NULL,
    CONSTRAINT team_member_pk PRIMARY KEY (org_id, team_id, user_id),
    CONSTRAINT team_member_team_fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, team_id),
    CONSTRAINT team_member_membership_fk FOREIGN KEY (org_id, user_id) REFERENCES membership (org_id, user_id)
);

CREATE INDEX team_member_user ON team_member (org_id, user_id, team_id);

ALTER TABLE team_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE team_member FORCE ROW LEVEL SECURITY;
CREATE POLICY team_member_tenant ON team_member TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON team TO ${app};
GRANT SELECT, INSERT, DELETE ON team_member TO ${app};
