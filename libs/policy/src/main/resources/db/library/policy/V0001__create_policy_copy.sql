-- Organisations' policies, as permission tells them. A policy that ended is kept, so that no older news brings it back.
CREATE TABLE policy_copy (
    org_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    name text NOT NULL,
    effect text NOT NULL CONSTRAINT policy_copy_effect CHECK (effect IN ('deny', 'allow')),
    permissions text[] NOT NULL,
    condition text NOT NULL,
    enabled boolean NOT NULL,
    version bigint NOT NULL,
    deleted boolean NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT policy_copy_pk PRIMARY KEY (org_id, policy_id)
);

-- Each replica asks across organisations what changed lately, hence an index that does not begin with org_id.
CREATE INDEX policy_copy_changed_at ON policy_copy (changed_at);

ALTER TABLE policy_copy ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_copy FORCE ROW LEVEL SECURITY;
CREATE POLICY policy_copy_tenant ON policy_copy TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

-- The narrow door of those who remember: a service that acts for no organisation may read, and nothing else.
CREATE POLICY policy_copy_across_tenants ON policy_copy FOR SELECT TO ${app}
    USING (current_setting('app.permissions', true) = ',*,'
        AND nullif(current_setting('app.org_id', true), '') IS NULL);

GRANT SELECT, INSERT, UPDATE ON policy_copy TO ${app};

-- Whether the copy was filled from permission once.
CREATE TABLE policy_copy_state (
    one boolean NOT NULL DEFAULT true CONSTRAINT policy_copy_state_pk PRIMARY KEY CONSTRAINT policy_copy_state_one CHECK (one),
    filled_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON policy_copy_state TO ${app};

-- What policies say of records, as the tenancy library sets it for each transaction: a jsonpath for each permission that
-- hangs on the record. Null where the setting is missing or malformed, which must hide and refuse, and never open.
CREATE FUNCTION policies_given() RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
    SELECT CASE
        WHEN s = 'none' THEN '{"deny": {}, "allow": {}}'::jsonb
        WHEN pg_input_is_valid(s, 'jsonb') THEN CASE
            WHEN jsonb_typeof(s::jsonb -> 'deny') = 'object' AND jsonb_typeof(s::jsonb -> 'allow') = 'object'
            THEN s::jsonb END
        END
    FROM (SELECT current_setting('app.policies', true)) AS given (s)
$$;

-- Whether no policy denies the permission on a record that it hangs on. Asked in a sub-select: once a statement.
CREATE FUNCTION policy_free(permission text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog AS $$
    SELECT coalesce(
        current_setting('app.policies', true) = 'none'
            OR NOT jsonb_exists(public.policies_given() -> 'deny', permission),
        false)
$$;

-- The predicate that an effect ('deny', 'allow') on a permission asks of a record; null where there is none to be read.
CREATE FUNCTION policy_path(effect text, permission text) RETURNS jsonpath LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog AS $$
    SELECT CASE WHEN pg_input_is_valid(p, 'jsonpath') THEN p::jsonpath END
    FROM (SELECT public.policies_given() -> effect ->> permission) AS given (p)
$$;

-- What cannot be told denies, and does not allow.
CREATE FUNCTION policy_denies(path jsonpath, record jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog AS $$
    SELECT coalesce(jsonb_path_match(record, path, '{}', true), true)
$$;
CREATE FUNCTION policy_allows(path jsonpath, record jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog AS $$
    SELECT coalesce(jsonb_path_match(record, path, '{}', true), false)
$$;
