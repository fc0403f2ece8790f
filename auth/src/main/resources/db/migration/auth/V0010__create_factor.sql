-- Second factors of people. A secret stands here sealed, with the id of the key that sealed it; one that is not confirmed
-- proves nothing yet. Passkeys keep what is theirs beside it.
CREATE TABLE factor (
    id uuid CONSTRAINT factor_pk PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT factor_account REFERENCES account (id),
    kind text NOT NULL,
    name text NOT NULL,
    address text,
    sealed_secret text,
    key_id text,
    last_step bigint,
    created_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    last_used_at timestamptz,
    CONSTRAINT factor_kind CHECK (kind IN ('webauthn', 'totp', 'sms', 'email')),
    CONSTRAINT factor_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT factor_sealed_by_a_key CHECK ((sealed_secret IS NULL) = (key_id IS NULL)),
    CONSTRAINT factor_totp_has_secret CHECK (kind <> 'totp' OR sealed_secret IS NOT NULL),
    CONSTRAINT factor_sms_has_address CHECK (kind <> 'sms' OR address IS NOT NULL)
);

CREATE INDEX factor_by_user ON factor (user_id, id);
CREATE INDEX factor_unconfirmed ON factor (created_at) WHERE confirmed_at IS NULL;
-- To confirm one needs a code alone, so of each kind one waits for it.
CREATE UNIQUE INDEX factor_one_unconfirmed ON factor (user_id, kind) WHERE confirmed_at IS NULL;
-- A person has one address and one number to get codes at.
CREATE UNIQUE INDEX factor_one_of_sent ON factor (user_id, kind) WHERE confirmed_at IS NOT NULL AND kind IN ('sms', 'email');

GRANT SELECT, INSERT, UPDATE, DELETE ON factor TO ${app};

-- Sign-ins that wait for a second factor after a right password. Only the token's hash stands here.
CREATE TABLE pending_login (
    token_hash text CONSTRAINT pending_login_pk PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT pending_login_account REFERENCES account (id),
    organization text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX pending_login_by_user ON pending_login (user_id);
CREATE INDEX pending_login_expires_at ON pending_login (expires_at);

GRANT SELECT, INSERT, DELETE ON pending_login TO ${app};
