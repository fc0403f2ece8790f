-- Challenges that are out, hashed: each good once, for what it was made for, and where there is one for that user and that
-- session or sign-in.
CREATE TABLE passkey_challenge (
    challenge_hash text CONSTRAINT passkey_challenge_pk PRIMARY KEY,
    purpose text NOT NULL,
    user_id uuid,
    bound_to text,
    expires_at timestamptz NOT NULL,
    CONSTRAINT passkey_challenge_purpose CHECK (purpose IN ('register', 'sign_in', 'second_step', 'step_up')),
    CONSTRAINT passkey_challenge_of_somebody CHECK ((purpose = 'sign_in') = (user_id IS NULL)),
    CONSTRAINT passkey_challenge_bound CHECK ((user_id IS NULL) = (bound_to IS NULL))
);

CREATE INDEX passkey_challenge_expires_at ON passkey_challenge (expires_at);

GRANT SELECT, INSERT, DELETE ON passkey_challenge TO ${app};
