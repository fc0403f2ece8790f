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
CREATE INDEX search_document_words ON search_document USING gin (org_id, words);

CREATE FUNCTION may_find(type text, owner_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog AS $$
    SELECT CASE type
        WHEN 'contact' THEN public.holds('contacts:read')
            OR public.holds('contacts:read@own') AND owner_id::text = current_setting('app.user_id', true)
        WHEN 'company' THEN public.holds('companies:read')
            OR public.holds('companies:read@own') AND owner_id::text = current_setting('app.user_id', true)
        ELSE false
    END
$$;

ALTER TABLE search_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_document FORCE ROW LEVEL SECURITY;
CREATE POLICY search_document_tenant ON search_document AS RESTRICTIVE TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY search_document_read ON search_document FOR SELECT TO ${app} USING (may_find(type, owner_id));
CREATE POLICY search_document_create ON search_document FOR INSERT TO ${app} WITH CHECK (true);
CREATE POLICY search_document_write ON search_document FOR UPDATE TO ${app} USING (true) WITH CHECK (true);
CREATE POLICY search_document_delete ON search_document FOR DELETE TO ${app} USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON search_document TO ${app};

-- Under row-level security no index serves a text search, since @@ is not leakproof. Hence one narrow door: it runs as
-- the owner, who may read this table alone, names the tenant and the scope itself, and gives ids only, which the caller
-- joins to the table under its own policies.
CREATE POLICY search_document_finder ON search_document FOR SELECT TO ${owner} USING (true);
CREATE FUNCTION find_records(query tsquery, exact tsquery, most integer)
RETURNS TABLE (type text, id uuid, score real) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT d.type, d.id, ts_rank(d.words, query) + CASE WHEN d.words @@ exact THEN 1 ELSE 0 END
    FROM public.search_document d
    WHERE d.org_id = nullif(current_setting('app.org_id', true), '')::uuid
      AND d.words @@ query
      AND public.may_find(d.type, d.owner_id)
    ORDER BY 3 DESC, d.id
    LIMIT most
$$;
REVOKE EXECUTE ON FUNCTION find_records FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_records TO ${app};
