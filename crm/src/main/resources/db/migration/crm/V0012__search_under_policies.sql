-- What search keeps of a record is made of all its fields: a policy that denies the record denies it, too, and who may
-- read fields alone sees nothing of it.
CREATE POLICY search_document_policies ON search_document AS RESTRICTIVE FOR SELECT TO ${app} USING (
        type = 'contact' AND ((SELECT policy_free('contacts:read'))
            OR EXISTS (SELECT FROM contact c WHERE c.id = search_document.id))
        OR type = 'company' AND ((SELECT policy_free('companies:read'))
            OR EXISTS (SELECT FROM company c WHERE c.id = search_document.id)));

-- Who changes a record may not see all that search keeps of it, and it must be replaced all the same.
CREATE POLICY search_document_replacer ON search_document FOR UPDATE TO ${owner} USING (true) WITH CHECK (true);
CREATE PROCEDURE replace_search_document(
    new_owner uuid, new_team uuid, new_title text, new_snippet text, new_words tsvector, record_type text, record_id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    UPDATE public.search_document d
    SET owner_id = new_owner, team_id = new_team, title = new_title, snippet = new_snippet, words = new_words
    WHERE d.org_id = nullif(current_setting('app.org_id', true), '')::uuid
      AND d.type = record_type AND d.id = record_id
$$;
CREATE POLICY search_document_remover ON search_document FOR DELETE TO ${owner} USING (true);
CREATE PROCEDURE remove_search_document(record_type text, record_id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    DELETE FROM public.search_document d
    WHERE d.org_id = nullif(current_setting('app.org_id', true), '')::uuid
      AND d.type = record_type AND d.id = record_id
$$;

-- Where policies or fields decide, search gives candidates of the tenant, ids only; each is then read as the caller may
-- see it, and what its visible fields do not say is dropped.
CREATE FUNCTION find_candidates(query tsquery, most integer)
RETURNS TABLE (type text, id uuid) LANGUAGE sql STABLE SECURITY DEFINER ROWS 200 SET search_path = pg_catalog AS $$
    SELECT c.type, c.id
    FROM (
        SELECT d.type, d.id, d.words
        FROM public.search_document d
        WHERE d.org_id = nullif(current_setting('app.org_id', true), '')::uuid AND d.words @@ query
        LIMIT 20000
    ) c
    ORDER BY ts_rank(c.words, query) DESC, c.id
    LIMIT most
$$;
REVOKE EXECUTE ON FUNCTION find_candidates FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_candidates TO ${app};
REVOKE EXECUTE ON PROCEDURE replace_search_document, remove_search_document FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE replace_search_document, remove_search_document TO ${app};
