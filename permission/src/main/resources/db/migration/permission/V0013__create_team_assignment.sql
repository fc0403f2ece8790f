-- Which team is in which role, and until when anybody is.
CREATE TABLE team_assignment (
    org_id uuid NOT NULL,
    team_id uuid NOT NULL,
    role_id uuid NOT NULL,
    granted_by text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    CONSTRAINT team_assignment_pk PRIMARY KEY (org_id, team_id, role_id),
    CONSTRAINT team_assignment_team_fk FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, team_id),
    CONSTRAINT team_assignment_role_fk FOREIGN KEY (org_id, role_id) REFERENCES role (org_id, role_id)
);
CREATE INDEX team_assignment_role ON team_assignment (org_id, role_id);
CREATE INDEX team_assignment_created_at ON team_assignment (org_id, created_at);
ALTER TABLE team_assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE team_assignment FORCE ROW LEVEL SECURITY;
CREATE POLICY team_assignment_tenant ON team_assignment TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON team_assignment TO ${app};

ALTER TABLE assignment ADD COLUMN expires_at timestamptz;
GRANT UPDATE ON assignment TO ${app};

-- What is due next, whatever the organisation, hence indexes that do not begin with org_id.
CREATE INDEX assignment_expires_at ON assignment (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX team_assignment_expires_at ON team_assignment (expires_at) WHERE expires_at IS NOT NULL;

-- A door for the worker that ends what is over: it tells when something ends next and in which organisations something
-- is over by now, and nothing else.
CREATE POLICY assignment_expiring ON assignment FOR SELECT TO ${owner} USING (expires_at IS NOT NULL);
CREATE POLICY team_assignment_expiring ON team_assignment FOR SELECT TO ${owner} USING (expires_at IS NOT NULL);
CREATE FUNCTION next_expiry() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT least(
        (SELECT min(a.expires_at) FROM public.assignment a WHERE a.expires_at IS NOT NULL),
        (SELECT min(t.expires_at) FROM public.team_assignment t WHERE t.expires_at IS NOT NULL))
$$;
CREATE FUNCTION organizations_with_expired(before timestamptz, most integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT e.org_id FROM (
        SELECT a.org_id FROM public.assignment a WHERE a.expires_at <= before
        UNION
        SELECT t.org_id FROM public.team_assignment t WHERE t.expires_at <= before
    ) e
    LIMIT most
$$;
REVOKE EXECUTE ON FUNCTION next_expiry, organizations_with_expired FROM PUBLIC;
GRANT EXECUTE ON FUNCTION next_expiry, organizations_with_expired TO ${app};
