-- A trusted extension: one GIN index over the tenant and the words.
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- What is found by words: one row a record that is not deleted.
CREATE TABLE search_document (
    org_id uuid NOT NULL,
    type text NOT NULL CONSTRAINT search_document_type CHECK (type IN ('contact', 'company')),
    id uuid NOT NULL,
    owner_id uuid,
    title text NOT NULL,
    snippet text NOT NULL,
    words tsvector NOT NULL,
    CONSTRAINT search_document_pk PRIMARY KEY (org_id, type, id)
);
CREATE INDEX search_document_words ON search_document USING gin (org_id, words) WITH (fastupdate = off);

ALTER TABLE search_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_document FORCE ROW LEVEL SECURITY;
CREATE POLICY search_document_tenant ON search_document AS RESTRICTIVE TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY search_document_read ON search_document FOR SELECT TO ${app} USING (
        type = 'contact' AND ((SELECT holds('contacts:read'))
            OR (SELECT holds('contacts:read@own')) AND owner_id::text = current_setting('app.user_id', true))
        OR type = 'company' AND ((SELECT holds('companies:read'))
            OR (SELECT holds('companies:read@own')) AND owner_id::text = current_setting('app.user_id', true)));
CREATE POLICY search_document_create ON search_document FOR INSERT TO ${app} WITH CHECK (true);
CREATE POLICY search_document_write ON search_document FOR UPDATE TO ${app} USING (true) WITH CHECK (true);
CREATE POLICY search_document_delete ON search_document FOR DELETE TO ${app} USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON search_document TO ${app};

-- Under row-level security no index serves a text search, since @@ is not leakproof. Hence one narrow door: it runs as
-- the owner, who may read this table alone, names the tenant and the scope itself, and gives ids only, which the caller
-- joins to the table under its own policies.
CREATE POLICY search_document_finder ON search_document FOR SELECT TO ${owner} USING (true);
CREATE FUNCTION find_records(query tsquery, exact tsquery, most integer)
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
                      AND d.owner_id::text = current_setting('app.user_id', true))
              OR d.type = 'company' AND ((SELECT public.holds('companies:read'))
                  OR (SELECT public.holds('companies:read@own'))
                      AND d.owner_id::text = current_setting('app.user_id', true)))
        -- A single letter can match all there is: so many are ranked, and no more.
        LIMIT 20000
    ) c
    ORDER BY 3 DESC, c.id
    LIMIT most
$$;
REVOKE EXECUTE ON FUNCTION find_records FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_records TO ${app};
