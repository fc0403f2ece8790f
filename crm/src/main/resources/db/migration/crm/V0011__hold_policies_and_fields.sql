-- What the caller holds of a record's fields for an action in a scope ('', '@own', '@team', '@policy'): {*} for whole
-- records, else the fields by name. Asked in sub-selects, so that it is answered once a statement.
CREATE FUNCTION fields_held(resource text, action text, scope text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog AS $$
    SELECT CASE
        WHEN public.holds(resource || ':' || action || scope) THEN '{*}'::text[]
        ELSE coalesce(
            (SELECT array_agg(substr(split_part(held, ':', 1), length(resource) + 2))
             FROM unnest(string_to_array(current_setting('app.permissions', true), ',')) AS held
             WHERE starts_with(held, resource || '.') AND split_part(held, ':', 2) = action || scope),
            '{}')
        END
$$;

-- Refuses a write to a field that the caller may not write. RLS says which records; deleted_at is a delete, and RLS's too.
CREATE FUNCTION hold_fields() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    resource constant text := TG_ARGV[0];
    writable text[] := public.fields_held(resource, 'write', '');
    field text;
BEGIN
    IF OLD.owner_id::text = current_setting('app.user_id', true) THEN
        writable := writable || public.fields_held(resource, 'write', '@own');
    END IF;
    IF public.is_my_teams(OLD.team_id) THEN
        writable := writable || public.fields_held(resource, 'write', '@team');
    END IF;
    IF public.fields_held(resource, 'write', '@policy') <> '{}'
            AND public.policy_allows(public.policy_path('allow', resource || ':write'), public.attributes_of(OLD)) THEN
        writable := writable || public.fields_held(resource, 'write', '@policy');
    END IF;
    IF '*' = ANY (writable) THEN
        RETURN NEW;
    END IF;
    SELECT n.key INTO field FROM jsonb_each(to_jsonb(NEW)) n JOIN jsonb_each(to_jsonb(OLD)) o ON o.key = n.key
    WHERE n.value IS DISTINCT FROM o.value AND n.key <> ALL (writable || '{version,updated_at,deleted_at}')
    ORDER BY n.key LIMIT 1;
    IF field IS NOT NULL THEN
        RAISE EXCEPTION 'the field % may not be written', field USING ERRCODE = '42501', COLUMN = field;
    END IF;
    RETURN NEW;
END
$$;

-- Refuses a write to a record that a policy denies as it was, or a deletion.
CREATE FUNCTION hold_policies() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    asked constant text := TG_ARGV[0] || CASE WHEN NEW.deleted_at IS NULL THEN ':write' ELSE ':delete' END;
BEGIN
    IF NOT public.policy_free(asked)
            AND public.policy_denies(public.policy_path('deny', asked), public.attributes_of(OLD)) THEN
        RAISE EXCEPTION 'a policy denies %', asked USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
$$;

-- All that holds a kind of records to policies and field permissions, by one call a kind.
--   record     the table; it has owner_id, team_id and deleted_at
--   resource   as permissions name it
--   attributes columns that conditions of policies may ask: those of the kind's catalogue
--   fields     columns that may be permitted alone: those of the kind's catalogue
CREATE PROCEDURE hold_records(record text, resource text, attributes text[], fields text[])
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    members text;
    columns text;
    denied constant text := '((SELECT public.policy_free(%L)) OR NOT public.policy_denies('
        || '(SELECT public.policy_path(''deny'', %L)), public.attributes_of(%I)))';
    allowed constant text := '((SELECT public.holds(%L)) AND public.policy_allows('
        || '(SELECT public.policy_path(''allow'', %L)), public.attributes_of(%I)))';
    fielded constant text := '((SELECT public.fields_held(%1$L, %2$L, '''') <> ''{}'')'
        || ' OR (SELECT public.fields_held(%1$L, %2$L, ''@own'') <> ''{}'')'
        || ' AND owner_id::text = current_setting(''app.user_id'', true)'
        || ' OR (SELECT public.fields_held(%1$L, %2$L, ''@team'') <> ''{}'') AND public.is_my_teams(team_id)'
        || ' OR (SELECT public.fields_held(%1$L, %2$L, ''@policy'') <> ''{}'') AND public.policy_allows('
        || '(SELECT public.policy_path(''allow'', %3$L)), public.attributes_of(%4$I)))';
    reads constant text := resource || ':read';
    writes constant text := resource || ':write';
    deletes constant text := resource || ':delete';
BEGIN
    -- Times are microseconds since 1970, so that they compare as numbers.
    SELECT string_agg(format(
            CASE WHEN a.atttypid = 'timestamptz'::regtype
                THEN '%L, (extract(epoch FROM (r).%I) * 1000000)::bigint' ELSE '%L, (r).%I' END,
            a.attname, a.attname), ', ' ORDER BY a.attnum)
    INTO members FROM pg_attribute a
    WHERE a.attrelid = ('public.' || record)::regclass AND a.attname = ANY (attributes);
    EXECUTE format('CREATE FUNCTION public.attributes_of(r public.%I) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE'
        ' SET search_path = pg_catalog AS $f$ SELECT jsonb_build_object(%s) $f$', record, members);

    EXECUTE format('CREATE POLICY %I ON public.%I AS RESTRICTIVE FOR SELECT TO ${app} USING ' || denied,
        record || '_read_policies', record, reads, reads, record);
    EXECUTE format('CREATE POLICY %I ON public.%I FOR SELECT TO ${app} USING ' || allowed,
        record || '_read_allowed', record, reads || '@policy', reads, record);
    EXECUTE format('CREATE POLICY %I ON public.%I FOR SELECT TO ${app} USING (%s)',
        record || '_read_fields', record, format(fielded, resource, 'read', reads, record));

    EXECUTE format('CREATE POLICY %I ON public.%I AS RESTRICTIVE FOR INSERT TO ${app} WITH CHECK ' || denied,
        record || '_create_policies', record, writes, writes, record);
    EXECUTE format('CREATE POLICY %I ON public.%I FOR INSERT TO ${app} WITH CHECK ' || allowed,
        record || '_create_allowed', record, writes || '@policy', writes, record);

    -- As a record was is the trigger's to ask, which knows a write from a deletion; as it becomes, the policy's.
    EXECUTE format('CREATE POLICY %I ON public.%I AS RESTRICTIVE FOR UPDATE TO ${app} USING (true)'
            ' WITH CHECK (deleted_at IS NOT NULL OR ' || denied || ')',
        record || '_write_policies', record, writes, writes, record);
    EXECUTE format('CREATE POLICY %I ON public.%I FOR UPDATE TO ${app} USING ' || allowed || ' WITH CHECK ' || allowed,
        record || '_write_allowed', record, writes || '@policy', writes, record, writes || '@policy', writes, record);
    EXECUTE format('CREATE POLICY %I ON public.%I FOR UPDATE TO ${app} USING ' || allowed
            || ' WITH CHECK (deleted_at IS NOT NULL AND ' || allowed || ')',
        record || '_delete_allowed', record, deletes || '@policy', deletes, record, deletes || '@policy', deletes, record);
    EXECUTE format('CREATE POLICY %I ON public.%I FOR UPDATE TO ${app} USING (%s) WITH CHECK (deleted_at IS NULL AND %s)',
        record || '_write_fields', record,
        format(fielded, resource, 'write', writes, record), format(fielded, resource, 'write', writes, record));
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON public.%I FOR EACH ROW'
            ' WHEN (NOT public.policy_free(%L) OR NOT public.policy_free(%L)) EXECUTE FUNCTION public.hold_policies(%L)',
        record || '_holds_policies', record, writes, deletes, resource);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON public.%I FOR EACH ROW'
            ' WHEN (NOT public.holds(%L)) EXECUTE FUNCTION public.hold_fields(%L)',
        record || '_holds_fields', record, writes, resource);

    -- What who may read fields alone sees of a record: each other field is null, and seen names those that are not.
    SELECT string_agg(format(
            CASE WHEN a.attname = ANY (fields) THEN 'CASE WHEN f.seen && %2$L THEN c.%1$I END AS %1$I' ELSE 'c.%1$I' END,
            a.attname, ARRAY['*', a.attname::text]), ', ' ORDER BY a.attnum)
    INTO columns FROM pg_attribute a
    WHERE a.attrelid = ('public.' || record)::regclass AND a.attnum > 0 AND NOT a.attisdropped;
    EXECUTE format(
        'CREATE VIEW public.%1$I WITH (security_invoker = true) AS SELECT %2$s, f.seen FROM public.%3$I c'
        ' CROSS JOIN LATERAL (SELECT (SELECT public.fields_held(%4$L, ''read'', ''''))'
        ' || CASE WHEN c.owner_id::text = current_setting(''app.user_id'', true)'
        ' THEN (SELECT public.fields_held(%4$L, ''read'', ''@own'')) END'
        ' || CASE WHEN public.is_my_teams(c.team_id) THEN (SELECT public.fields_held(%4$L, ''read'', ''@team'')) END'
        ' || CASE WHEN (SELECT public.fields_held(%4$L, ''read'', ''@policy'') <> ''{}'')'
        ' AND public.policy_allows((SELECT public.policy_path(''allow'', %5$L)), public.attributes_of(c))'
        ' THEN (SELECT public.fields_held(%4$L, ''read'', ''@policy'')) END AS seen OFFSET 0) f',
        record || '_seen', columns, record, resource, reads);
    EXECUTE format('GRANT SELECT ON public.%I TO ${app}', record || '_seen');
END
$$;
REVOKE EXECUTE ON PROCEDURE hold_records FROM PUBLIC;

CALL hold_records('contact', 'contacts',
    attributes => '{id,owner_id,team_id,tags,created_by,created_at,updated_at,first_name,last_name,full_name,job_title,company_id,company_name,birthday,website}',
    fields => '{first_name,last_name,full_name,job_title,company_id,company_name,emails,phones,addresses,birthday,website,tags,custom}');
CALL hold_records('company', 'companies',
    attributes => '{id,owner_id,team_id,tags,created_by,created_at,updated_at,name,domain,industry,website}',
    fields => '{name,domain,industry,website,phones,addresses,tags,custom}');
