-- Codes that stand in for a lost second factor, once each. They have 120 random bits, so that a plain hash keeps them
-- (NIST SP 800-63B-4, 3.1.2.2).
CREATE TABLE recovery_code (
    code_hash text CONSTRAINT recovery_code_pk PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT recovery_code_account REFERENCES account (id),
    created_at timestamptz NOT NULL,
    used_at timestamptz
);

CREATE INDEX recovery_code_by_user ON recovery_code (user_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_code TO ${app};

-- Whether the password is long enough to stand alone. Until now every one was.
ALTER TABLE account ADD COLUMN password_stands_alone boolean NOT NULL DEFAULT true;
