CREATE TABLE import (
    org_id uuid NOT NULL,
    id uuid NOT NULL,
    resource text NOT NULL CONSTRAINT import_resource CHECK (resource IN ('contacts', 'companies')),
    mode text NOT NULL CONSTRAINT import_mode CHECK (mode IN ('create', 'upsert')),
    key text,
    status text NOT NULL
        CONSTRAINT import_status CHECK (status IN ('previewed', 'running', 'completed', 'failed', 'canceled')),
    file_name text,
    charset text NOT NULL,
    separator text NOT NULL,
    mapping jsonb NOT NULL,
    preview jsonb NOT NULL,
    rows bigint NOT NULL,
    created bigint NOT NULL DEFAULT 0,
    updated bigint NOT NULL DEFAULT 0,
    skipped bigint NOT NULL DEFAULT 0,
    failed bigint NOT NULL DEFAULT 0,
    change_set_id uuid,
    failure text,
    -- Who started it, with the permissions of that moment: the rows are written as they would write them.
    actor jsonb,
    -- The process that runs it, until when it holds it.
    runner uuid,
    leased_until timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    created_by text,
    created_at timestamptz NOT NULL,
    started_at timestamptz,
    ended_at timestamptz,
    CONSTRAINT import_pk PRIMARY KEY (org_id, id),
    CONSTRAINT import_change_set_fk FOREIGN KEY (org_id, change_set_id) REFERENCES change_set (org_id, id)
);
CREATE INDEX import_newest ON import (org_id, created_at DESC, id DESC);
CREATE INDEX import_unended ON import (leased_until, created_at) WHERE status IN ('previewed', 'running');

-- The file, as it came.
CREATE TABLE import_chunk (
    org_id uuid NOT NULL,
    import_id uuid NOT NULL,
    number integer NOT NULL,
    data bytea NOT NULL,
    CONSTRAINT import_chunk_pk PRIMARY KEY (org_id, import_id, number),
    CONSTRAINT import_chunk_fk FOREIGN KEY (org_id, import_id) REFERENCES import (org_id, id)
);
ALTER TABLE import_chunk ALTER COLUMN data SET STORAGE EXTERNAL;

-- The rows that were refused, as they came, and why.
CREATE TABLE import_error (
    org_id uuid NOT NULL,
    import_id uuid NOT NULL,
    row_number bigint NOT NULL,
    field text NOT NULL,
    code text NOT NULL,
    message text NOT NULL,
    cells text[] NOT NULL,
    CONSTRAINT import_error_pk PRIMARY KEY (org_id, import_id, row_number),
    CONSTRAINT import_error_fk FOREIGN KEY (org_id, import_id) REFERENCES import (org_id, id)
);

ALTER TABLE import ENABLE ROW LEVEL SECURITY;
ALTER TABLE import FORCE ROW LEVEL SECURITY;
CREATE POLICY import_tenant ON import AS RESTRICTIVE TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
-- Whoever may start imports sees those.
CREATE POLICY import_read ON import FOR SELECT TO ${app}
    USING ((SELECT holds('imports:read')) OR (SELECT holds('imports:write'))
        OR ((SELECT holds('imports:read@own')) OR (SELECT holds('imports:write@own')))
            AND created_by = current_setting('app.user_id', true));
CREATE POLICY import_create ON import FOR INSERT TO ${app}
    WITH CHECK ((SELECT holds('imports:write'))
        OR ((SELECT holds('imports:write@own')) AND created_by = current_setting('app.user_id', true)));
CREATE POLICY import_write ON import FOR UPDATE TO ${app}
    USING ((SELECT holds('imports:write'))
        OR ((SELECT holds('imports:write@own')) AND created_by = current_setting('app.user_id', true)))
    WITH CHECK ((SELECT holds('imports:write'))
        OR ((SELECT holds('imports:write@own')) AND created_by = current_setting('app.user_id', true)));
GRANT SELECT, INSERT, UPDATE ON import TO ${app};

-- Seen by whoever sees their import.
ALTER TABLE import_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_chunk FORCE ROW LEVEL SECURITY;
CREATE POLICY import_chunk_tenant ON import_chunk TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON import_chunk TO ${app};
ALTER TABLE import_error ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_error FORCE ROW LEVEL SECURITY;
CREATE POLICY import_error_tenant ON import_error TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
GRANT SELECT, INSERT ON import_error TO ${app};

-- A door each for what no tenant can ask: which imports nobody runs, and which files nobody will run any more. They
-- tell ids, and nothing of what is imported.
CREATE POLICY import_unended ON import TO ${owner} USING (status IN ('previewed', 'running'))
    WITH CHECK (status = 'canceled');
CREATE POLICY import_chunk_unended ON import_chunk TO ${owner} USING (true) WITH CHECK (false);
CREATE FUNCTION orphaned_imports(most integer)
RETURNS TABLE (org_id uuid, id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT i.org_id, i.id FROM public.import i
    WHERE i.status = 'running' AND (i.leased_until IS NULL OR i.leased_until < now())
    ORDER BY i.leased_until NULLS FIRST, i.created_at
    LIMIT most
$$;
CREATE FUNCTION cancel_abandoned_imports(age interval) RETURNS bigint LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog AS $$
    WITH abandoned AS (
        SELECT i.org_id, i.id FROM public.import i
        WHERE i.status = 'previewed' AND i.created_at < now() - age
        LIMIT 100
        FOR UPDATE SKIP LOCKED
    ), emptied AS (
        DELETE FROM public.import_chunk c USING abandoned a WHERE c.org_id = a.org_id AND c.import_id = a.id
    ), canceled AS (
        UPDATE public.import i SET status = 'canceled', ended_at = now()
        FROM abandoned a WHERE i.org_id = a.org_id AND i.id = a.id RETURNING 1
    )
    SELECT count(*) FROM canceled
$$;
REVOKE EXECUTE ON FUNCTION orphaned_imports, cancel_abandoned_imports FROM PUBLIC;
GRANT EXECUTE ON FUNCTION orphaned_imports, cancel_abandoned_imports TO ${app};
