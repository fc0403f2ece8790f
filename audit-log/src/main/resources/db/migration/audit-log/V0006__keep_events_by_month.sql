-- Tables of a month are made ahead and dropped when what they hold has expired: by these functions, which run as the owner,
-- since the service may neither make nor drop a table. Asking through a part past its whole is refused twice: the service
-- holds no grant on it, and row-level security is forced on it too.

CREATE FUNCTION guard_event_part(part text) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format(
        CASE WHEN part LIKE 'personal%'
            THEN 'CREATE POLICY %I ON public.%I FOR SELECT USING (user_id::text = current_setting(''app.user_id'', true))'
            ELSE 'CREATE POLICY %I ON public.%I FOR SELECT'
                || ' USING (org_id = nullif(current_setting(''app.org_id'', true), '''')::uuid)'
        END, part || '_read', part);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON public.%I'
        || ' FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()', part || '_stays', part);
    EXECUTE format('ALTER TABLE public.%I ENABLE ALWAYS TRIGGER %I', part, part || '_stays');
END
$$;
REVOKE EXECUTE ON FUNCTION guard_event_part(text) FROM PUBLIC;

CREATE TABLE event_90 PARTITION OF event FOR VALUES IN (90) PARTITION BY RANGE (recorded_at);
CREATE TABLE event_365 PARTITION OF event FOR VALUES IN (365) PARTITION BY RANGE (recorded_at);
CREATE TABLE event_2557 PARTITION OF event FOR VALUES IN (2557) PARTITION BY RANGE (recorded_at);
CREATE TABLE personal_event_365 PARTITION OF personal_event FOR VALUES IN (365) PARTITION BY RANGE (recorded_at);
SELECT guard_event_part(part) FROM unnest(ARRAY['event_90', 'event_365', 'event_2557', 'personal_event_365']) AS part;

-- Makes the tables of that time's month and of the next, where they are missing.
CREATE FUNCTION make_event_months(at timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    kind text;
    begins timestamptz;
    part text;
BEGIN
    IF at < now() - interval '10 years' OR at > now() + interval '2 years' THEN
        RAISE EXCEPTION 'no event is recorded at %', at USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('make_event_months'));
    FOR begins IN SELECT date_trunc('month', at) + ahead * interval '1 month' FROM generate_series(0, 1) AS ahead LOOP
        FOREACH kind IN ARRAY ARRAY['event_90', 'event_365', 'event_2557', 'personal_event_365'] LOOP
            part := kind || to_char(begins, '_YYYY_MM');
            IF to_regclass('public.' || part) IS NULL THEN
                EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)',
                    part, kind, begins, begins + interval '1 month');
                PERFORM public.guard_event_part(part);
            END IF;
        END LOOP;
    END LOOP;
END
$$;
REVOKE EXECUTE ON FUNCTION make_event_months(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_event_months(timestamptz) TO ${app};

-- Drops the months all of whose events have been kept for as long as their table says, by the server's own clock and the
-- catalogue's own bounds, whatever its caller believes. The hashes of the leaves stay.
CREATE FUNCTION drop_expired_event_months() RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET lock_timeout = '5s' AS $$
DECLARE
    part record;
BEGIN
    FOR part IN
        SELECT m.relname AS name,
               (regexp_match(pg_get_expr(m.relpartbound, m.oid), 'TO \(''([^'']+)''\)'))[1]::timestamptz AS ends,
               (regexp_match(pg_get_expr(k.relpartbound, k.oid), 'IN \((\d+)\)'))[1]::integer AS kept_days
        FROM pg_inherits AS of_kind
        JOIN pg_class AS k ON k.oid = of_kind.inhrelid
        JOIN pg_inherits AS of_month ON of_month.inhparent = k.oid
        JOIN pg_class AS m ON m.oid = of_month.inhrelid
        WHERE of_kind.inhparent IN ('public.event'::regclass, 'public.personal_event'::regclass)
        ORDER BY m.relname
    LOOP
        IF part.ends + part.kept_days * interval '1 day' <= now() THEN
            EXECUTE format('DROP TABLE public.%I', part.name);
            RETURN NEXT part.name;
        END IF;
    END LOOP;
END
$$;
REVOKE EXECUTE ON FUNCTION drop_expired_event_months() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drop_expired_event_months() TO ${app};

SELECT make_event_months(now());
