-- Search finds deals, too, as their own policies show them.
ALTER TABLE search_document DROP CONSTRAINT search_document_type;
ALTER TABLE search_document ADD CONSTRAINT search_document_type CHECK (type IN ('contact', 'company', 'deal'));

DROP POLICY search_document_read ON search_document;
CREATE POLICY search_document_read ON search_document FOR SELECT TO ${app} USING (
        type = 'contact' AND ((SELECT holds('contacts:read'))
            OR (SELECT holds('contacts:read@own')) AND owner_id::text = current_setting('app.user_id', true)
            OR (SELECT holds('contacts:read@team')) AND is_my_teams(team_id))
        OR type = 'company' AND ((SELECT holds('companies:read'))
            OR (SELECT holds('companies:read@own')) AND owner_id::text = current_setting('app.user_id', true)
            OR (SELECT holds('companies:read@team')) AND is_my_teams(team_id))
        OR type = 'deal' AND ((SELECT holds('deals:read'))
            OR (SELECT holds('deals:read@own')) AND owner_id::text = current_setting('app.user_id', true)
            OR (SELECT holds('deals:read@team')) AND is_my_teams(team_id)));
DROP POLICY search_document_policies ON search_document;
CREATE POLICY search_document_policies ON search_document AS RESTRICTIVE FOR SELECT TO ${app} USING (
        type = 'contact' AND ((SELECT policy_free('contacts:read'))
            OR EXISTS (SELECT FROM contact c WHERE c.id = search_document.id))
        OR type = 'company' AND ((SELECT policy_free('companies:read'))
            OR EXISTS (SELECT FROM company c WHERE c.id = search_document.id))
        OR type = 'deal' AND ((SELECT policy_free('deals:read'))
            OR EXISTS (SELECT FROM deal d WHERE d.id = search_document.id)));

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
                  OR (SELECT public.holds('companies:read@team')) AND public.is_my_teams(d.team_id))
              OR d.type = 'deal' AND ((SELECT public.holds('deals:read'))
                  OR (SELECT public.holds('deals:read@own'))
                      AND d.owner_id::text = current_setting('app.user_id', true)
                  OR (SELECT public.holds('deals:read@team')) AND public.is_my_teams(d.team_id)))
        -- A single letter can match all there is: so many are ranked, and no more.
        LIMIT 20000
    ) c
    ORDER BY 3 DESC, c.id
    LIMIT most
$$;
