-- A Merkle log (RFC 6962) for each organisation. Histories of users, which belong to no organisation, share the log of the
-- id that is all zeros: no organisation has that one.

-- How far each log goes. The recorder locks its row, appends, and advances it; nothing else writes here but the figure of
-- days that new events are kept for.
CREATE TABLE log_head (
    org_id uuid CONSTRAINT log_head_pk PRIMARY KEY,
    size bigint NOT NULL DEFAULT 0 CONSTRAINT log_head_size CHECK (size >= 0),
    -- The hashes of the perfect subtrees that the leaves fall into, the largest first: 32 bytes for each bit set in size.
    frontier bytea NOT NULL DEFAULT '',
    recorded_at timestamptz NOT NULL DEFAULT 'epoch',
    -- How long what is recorded from now on is kept. It never gets less, so that what has expired is always a beginning.
    kept_days integer NOT NULL DEFAULT 90 CONSTRAINT log_head_kept_days CHECK (kept_days IN (90, 365, 2557))
) WITH (fillfactor = 60);

ALTER TABLE log_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE log_head FORCE ROW LEVEL SECURITY;
CREATE POLICY log_head_read ON log_head FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY log_head_record ON log_head
    USING (current_setting('app.permissions', true) = ',*,' AND coalesce(current_setting('app.org_id', true), '') = '')
    WITH CHECK (current_setting('app.permissions', true) = ',*,'
                AND coalesce(current_setting('app.org_id', true), '') = '');
GRANT SELECT, INSERT, UPDATE (size, frontier, recorded_at, kept_days) ON log_head TO ${app};

CREATE FUNCTION refuse_shrinking() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.org_id <> OLD.org_id OR NEW.size < OLD.size OR NEW.recorded_at < OLD.recorded_at
        OR NEW.kept_days < OLD.kept_days
        OR octet_length(NEW.frontier) <> 32 * bit_count(NEW.size::bit(64))
        OR (NEW.size = OLD.size AND NEW.frontier <> OLD.frontier) THEN
        RAISE EXCEPTION 'a log only grows' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER log_head_grows BEFORE UPDATE ON log_head FOR EACH ROW EXECUTE FUNCTION refuse_shrinking();
ALTER TABLE log_head ENABLE ALWAYS TRIGGER log_head_grows;
CREATE TRIGGER log_head_stays BEFORE DELETE OR TRUNCATE ON log_head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE log_head ENABLE ALWAYS TRIGGER log_head_stays;

-- Every leaf's hash, for ever: it outlives its event. The key is what makes a fork impossible.
CREATE TABLE leaf_hash (
    org_id uuid NOT NULL,
    leaf_index bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT leaf_hash_pk PRIMARY KEY (org_id, leaf_index)
);

ALTER TABLE leaf_hash ENABLE ROW LEVEL SECURITY;
ALTER TABLE leaf_hash FORCE ROW LEVEL SECURITY;
CREATE POLICY leaf_hash_read ON leaf_hash FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
CREATE POLICY leaf_hash_record ON leaf_hash FOR INSERT
    WITH CHECK (current_setting('app.permissions', true) = ',*,'
                AND coalesce(current_setting('app.org_id', true), '') = '');
GRANT SELECT, INSERT ON leaf_hash TO ${app};
CREATE TRIGGER leaf_hash_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON leaf_hash
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE leaf_hash ENABLE ALWAYS TRIGGER leaf_hash_stays;

-- The hashes of perfect subtrees of height 8, 16, 24 and so on, so that a proof reads some hundred rows and no more.
CREATE TABLE subtree (
    org_id uuid NOT NULL,
    height smallint NOT NULL,
    index bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT subtree_pk PRIMARY KEY (org_id, height, index)
);

ALTER TABLE subtree ENABLE ROW LEVEL SECURITY;
ALTER TABLE subtree FORCE ROW LEVEL SECURITY;
CREATE POLICY subtree_read ON subtree FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
CREATE POLICY subtree_record ON subtree FOR INSERT
    WITH CHECK (current_setting('app.permissions', true) = ',*,'
                AND coalesce(current_setting('app.org_id', true), '') = '');
GRANT SELECT, INSERT ON subtree TO ${app};
CREATE TRIGGER subtree_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON subtree
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE subtree ENABLE ALWAYS TRIGGER subtree_stays;

-- Signed tree heads, C2SP tlog-checkpoint. The frontier is that of its size, so that the next one is shown to go on from
-- it by the leaves between them alone.
CREATE TABLE checkpoint (
    org_id uuid NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    frontier bytea NOT NULL,
    note text NOT NULL,
    signed_at timestamptz NOT NULL,
    CONSTRAINT checkpoint_pk PRIMARY KEY (org_id, size)
);

ALTER TABLE checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE checkpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY checkpoint_read ON checkpoint FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
CREATE POLICY checkpoint_record ON checkpoint FOR INSERT
    WITH CHECK (current_setting('app.permissions', true) = ',*,'
                AND coalesce(current_setting('app.org_id', true), '') = '');
GRANT SELECT, INSERT ON checkpoint TO ${app};
CREATE TRIGGER checkpoint_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER checkpoint_stays;

-- What checkpoints are signed with: Ed25519, the private half sealed. The public halves of old keys stay.
CREATE TABLE signing_key (
    id uuid CONSTRAINT signing_key_pk PRIMARY KEY,
    public_key bytea NOT NULL,
    sealed_seed text NOT NULL,
    created_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON signing_key TO ${app};
CREATE TRIGGER signing_key_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON signing_key
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE signing_key ENABLE ALWAYS TRIGGER signing_key_stays;

-- What a person's values in an organisation's log are sealed under. An erased person has no key, and never gets one again.
CREATE TABLE person_key (
    org_id uuid NOT NULL,
    person_id text NOT NULL,
    wrapped_key text,
    created_at timestamptz NOT NULL,
    erased_at timestamptz,
    CONSTRAINT person_key_pk PRIMARY KEY (org_id, person_id)
);
CREATE INDEX person_key_person ON person_key (person_id);

ALTER TABLE person_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_key FORCE ROW LEVEL SECURITY;
CREATE POLICY person_key_tenant ON person_key
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''))
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
GRANT SELECT, INSERT, UPDATE (wrapped_key, erased_at) ON person_key TO ${app};

CREATE FUNCTION refuse_new_key() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.wrapped_key IS NOT NULL OR NEW.erased_at IS NULL
        OR (OLD.erased_at IS NOT NULL AND NEW.erased_at <> OLD.erased_at) THEN
        RAISE EXCEPTION 'a person''s key is destroyed or stays as it is' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER person_key_stays BEFORE UPDATE ON person_key FOR EACH ROW EXECUTE FUNCTION refuse_new_key();
ALTER TABLE person_key ENABLE ALWAYS TRIGGER person_key_stays;
