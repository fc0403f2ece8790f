-- Codes that went out by mail or to a phone. Six digits are few, so only a keyed hash stands here. What was sent is kept
-- for a day, to bound how much is.
CREATE TABLE sent_code (
    id uuid CONSTRAINT sent_code_pk PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT sent_code_account REFERENCES account (id),
    kind text NOT NULL,
    purpose text NOT NULL,
    occasion text NOT NULL,
    address_hash text NOT NULL,
    code_hash text NOT NULL,
    tries integer NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    spent_at timestamptz,
    CONSTRAINT sent_code_kind CHECK (kind IN ('sms', 'email')),
    CONSTRAINT sent_code_purpose CHECK (purpose IN ('login', 'step_up', 'enrol'))
);

CREATE INDEX sent_code_by_user ON sent_code (user_id, created_at DESC);
CREATE INDEX sent_code_by_address ON sent_code (address_hash, created_at DESC);
CREATE INDEX sent_code_created_at ON sent_code (created_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON sent_code TO ${app};
