-- Whether a record is one of the caller's teams', as the tenancy library sets them for each transaction.
CREATE FUNCTION is_my_teams(team uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
    SELECT coalesce(position(',' || team::text || ',' IN current_setting('app.team_ids', true)) > 0, false)
$$;

-- Which teams records may be shared with: a copy of the organisation's, fed by its events. A deleted one stays, for the
-- records that still name it.
CREATE TABLE team (
    org_id uuid NOT NULL,
    team_id uuid NOT NULL,
    deleted_at timestamptz,
    CONSTRAINT team_pk PRIMARY KEY (org_id, team_id)
);
ALTER TABLE team ENABLE ROW LEVEL SECURITY;
ALTER TABLE team FORCE ROW LEVEL SECURITY;
CREATE POLICY team_tenant ON team TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON team TO ${app};

CREATE INDEX company_by_team ON company (org_id, team_id) WHERE team_id IS NOT NULL;
CREATE INDEX contact_by_team ON contact (org_id, team_id) WHERE team_id IS NOT NULL;

DROP POLICY company_read ON company;
DROP POLICY company_create ON company;
DROP POLICY company_write ON company;
DROP POLICY company_delete ON company;
CREATE POLICY company_read ON company FOR SELECT TO ${app}
    USING ((SELECT holds('companies:read'))
        OR (SELECT holds('companies:read@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('companies:read@team')) AND is_my_teams(team_id));
CREATE POLICY company_create ON company FOR INSERT TO ${app}
    WITH CHECK ((SELECT holds('companies:write'))
        OR (SELECT holds('companies:write@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('companies:write@team')) AND is_my_teams(team_id));
CREATE POLICY company_write ON company FOR UPDATE TO ${app}
    USING ((SELECT holds('companies:write'))
        OR (SELECT holds('companies:write@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('companies:write@team')) AND is_my_teams(team_id))
    WITH CHECK ((SELECT holds('companies:write'))
        OR (SELECT holds('companies:write@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('companies:write@team')) AND is_my_teams(team_id));
CREATE POLICY company_delete ON company FOR UPDATE TO ${app}
    USING ((SELECT holds('companies:delete'))
        OR (SELECT holds('companies:delete@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('companies:delete@team')) AND is_my_teams(team_id))
    WITH CHECK (deleted_at IS NOT NULL AND ((SELECT holds('companies:delete'))
        OR (SELECT holds('companies:delete@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('companies:delete@team')) AND is_my_teams(team_id)));

DROP POLICY contact_read ON contact;
DROP POLICY contact_create ON contact;
DROP POLICY contact_write ON contact;
DROP POLICY contact_delete ON contact;
CREATE POLICY contact_read ON contact FOR SELECT TO ${app}
    USING ((SELECT holds('contacts:read'))
        OR (SELECT holds('contacts:read@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('contacts:read@team')) AND is_my_teams(team_id));
CREATE POLICY contact_create ON contact FOR INSERT TO ${app}
    WITH CHECK ((SELECT holds('contacts:write'))
        OR (SELECT holds('contacts:write@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('contacts:write@team')) AND is_my_teams(team_id));
CREATE POLICY contact_write ON contact FOR UPDATE TO ${app}
    USING ((SELECT holds('contacts:write'))
        OR (SELECT holds('contacts:write@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('contacts:write@team')) AND is_my_teams(team_id))
    WITH CHECK ((SELECT holds('contacts:write'))
        OR (SELECT holds('contacts:write@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('contacts:write@team')) AND is_my_teams(team_id));
CREATE POLICY contact_delete ON contact FOR UPDATE TO ${app}
    USING ((SELECT holds('contacts:delete'))
        OR (SELECT holds('contacts:delete@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('contacts:delete@team')) AND is_my_teams(team_id))
    WITH CHECK (deleted_at IS NOT NULL AND ((SELECT holds('contacts:delete'))
        OR (SELECT holds('contacts:delete@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('contacts:delete@team')) AND is_my_teams(team_id)));

-- Search finds what the record's own policies show. No record had a team until now, so that nothing is to be copied.
ALTER TABLE search_document ADD COLUMN team_id uuid;
DROP POLICY search_document_read ON search_document;
CREATE POLICY search_document_read ON search_document FOR SELECT TO ${app} USING (
        type = 'contact' AND ((SELECT holds('contacts:read'))
            OR (SELECT holds('contacts:read@own')) AND owner_id::text = current_setting('app.user_id', true)
            OR (SELECT holds('contacts:read@team')) AND is_my_teams(team_id))
        OR type = 'company' AND ((SELECT holds('companies:read'))
            OR (SELECT holds('companies:read@own')) AND owner_id::text = current_setting('app.user_id', true)
            OR (SELECT holds('companies:read@team')) AND is_my_teams(team_id)));

CREATE OR REPLACE FUNCTION find_records(query tsquery, exact tsquery, most integer)
RETURNS TABLE (type text, id uuid, score real) LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog AS $$
    SELECT c.type, c.id, ts_rank(c.words, query) + CASE WHEN c.words @@ exact THEN 1 ELSE 0 END
    FROM (
        SELECT d.type, d.id, d.words
        FROM public.search_document d
        WHERE d.org_id = nullif(current_setting('app.org_id', true), '')::uuid
          AND d.words @@ query
          AND (d.type = 'contact' AND ((SELECT public.holds('contacts:read'))
                  OR (SELECT public.holds('contacts:read@own'))
                      AND d.owner_id::text = current_setting('app.user_id', true)
                  OR (SELECT public.holds('contacts:read@team')) AND public.is_my_teams(d.team_id))
              OR d.type = 'company' AND ((SELECT public.holds('companies:read'))
                  OR (SELECT public.holds('companies:read@own'))
                      AND d.owner_id::text = current_setting('app.user_id', true)
                  OR (SELECT public.holds('companies:read@team')) AND public.is_my_teams(d.team_id)))
        -- A single letter can match all there is: so many are ranked, and no more.
        LIMIT 20000
    ) c
    ORDER BY 3 DESC, c.id
    LIMIT most
$$;
