-- Most events are of two to four kilobytes, and PostgreSQL's default moves what is over two into a table aside: three rows
-- and two indexes for an event, after an attempt to press the ciphertexts, which do not yield. Two rows to a page are let
-- stand as they are; what is larger is pressed by the faster of the two ways, where the server has it (ADR 0037).
DO $$
DECLARE
    month record;
BEGIN
    IF EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)) THEN
        ALTER TABLE event ALTER leaf SET COMPRESSION lz4, ALTER personal SET COMPRESSION lz4;
        ALTER TABLE personal_event ALTER leaf SET COMPRESSION lz4, ALTER personal SET COMPRESSION lz4;
    END IF;
    FOR month IN
        SELECT tree.relid AS id FROM unnest(ARRAY['event', 'personal_event']::regclass[]) AS whole,
            pg_partition_tree(whole) AS tree WHERE tree.isleaf
    LOOP
        EXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 4080)', month.id);
    END LOOP;
END
$$;

-- As in V0006, with that target.
CREATE OR REPLACE FUNCTION make_event_months(at timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
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
                EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)'
                    || ' WITH (toast_tuple_target = 4080)', part, kind, begins, begins + interval '1 month');
                PERFORM public.guard_event_part(part);
            END IF;
        END LOOP;
    END LOOP;
END
$$;
