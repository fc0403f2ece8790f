-- Offers of membership. Open is one that was neither accepted nor revoked; one an address, expired or not.
CREATE TABLE invite (
    org_id uuid NOT NULL,
    invite_id uuid NOT NULL,
    email text NOT NULL CONSTRAINT invite_email_length CHECK (char_length(email) BETWEEN 3 AND 254),
    roles text[] NOT NULL,
    teams text[] NOT NULL,
    -- SHA-256 of 256 random bits.
    token_hash text NOT NULL,
    inviter_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    sent_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz,
    accepted_by uuid,
    revoked_at timestamptz,
    CONSTRAINT invite_pk PRIMARY KEY (org_id, invite_id),
    CONSTRAINT invite_organization_fk FOREIGN KEY (org_id) REFERENCES organization (org_id),
    CONSTRAINT invite_ends_once CHECK (accepted_at IS NULL OR revoked_at IS NULL),
    CONSTRAINT invite_accepted_by CHECK ((accepted_at IS NULL) = (accepted_by IS NULL))
);

CREATE UNIQUE INDEX invite_open_email ON invite (org_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX invite_created_at ON invite (org_id, created_at, invite_id);
CREATE INDEX invite_inviter ON invite (org_id, inviter_id) WHERE accepted_at IS NULL AND revoked_at IS NULL;
-- Whoever comes with a token does not know the organisation, hence an index that does not begin with org_id.
CREATE INDEX invite_token_hash ON invite (token_hash);

ALTER TABLE invite ENABLE ROW LEVEL SECURITY;
ALTER TABLE invite FORCE ROW LEVEL SECURITY;
CREATE POLICY invite_tenant ON invite TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY invite_token ON invite FOR SELECT TO ${owner} USING (true);

-- The one door from a token to its organisation: it answers an id to who holds the token, and nothing to anyone else.
CREATE FUNCTION organization_of_invite(hash text) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    AS 'SELECT i.org_id FROM public.invite i WHERE i.token_hash = hash LIMIT 1';
REVOKE ALL ON FUNCTION organization_of_invite(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organization_of_invite(text) TO ${app};

GRANT SELECT, INSERT, UPDATE, DELETE ON invite TO ${app};
