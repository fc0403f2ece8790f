-- By what authenticators know a person: random, so that it tells nothing of them, and never shown elsewhere.
CREATE TABLE passkey_holder (
    user_id uuid CONSTRAINT passkey_holder_pk PRIMARY KEY CONSTRAINT passkey_holder_account REFERENCES account (id),
    handle bytea NOT NULL CONSTRAINT passkey_holder_handle_unique UNIQUE,
    CONSTRAINT passkey_holder_handle_length CHECK (octet_length(handle) = 32)
);

-- What a passkey has beside its row in factor. A credential id is one person's alone (WebAuthn Level 3, 7.1 step 26).
CREATE TABLE passkey (
    factor_id uuid CONSTRAINT passkey_pk PRIMARY KEY CONSTRAINT passkey_factor REFERENCES factor (id) ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT passkey_of_holder REFERENCES passkey_holder (user_id) ON DELETE CASCADE,
    credential_id bytea NOT NULL CONSTRAINT passkey_credential_id_unique UNIQUE,
    public_key bytea NOT NULL,
    sign_count bigint NOT NULL,
    transports text NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up boolean NOT NULL,
    CONSTRAINT passkey_credential_id_length CHECK (octet_length(credential_id) BETWEEN 1 AND 1023),
    CONSTRAINT passkey_sign_count_unsigned CHECK (sign_count BETWEEN 0 AND 4294967295)
);

CREATE INDEX passkey_by_user ON passkey (user_id);

GRANT SELECT, INSERT, DELETE ON passkey_holder TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON passkey TO ${app};
