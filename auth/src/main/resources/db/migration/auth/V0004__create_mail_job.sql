-- Single-use tokens that went out by mail, hashed. Without a foreign key: an unknown address costs the same work.
CREATE TABLE mail_token (
    token_hash text CONSTRAINT mail_token_pk PRIMARY KEY,
    user_id uuid NOT NULL,
    purpose text NOT NULL,
    email text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT mail_token_purpose CHECK (purpose IN ('verify_email', 'reset_password'))
);

CREATE INDEX mail_token_by_user ON mail_token (user_id, purpose);
CREATE INDEX mail_token_expires_at ON mail_token (expires_at);

-- Mails on their way to notification, sealed: they hold tokens, so they pass neither Kafka nor a log.
CREATE TABLE mail_job (
    id uuid CONSTRAINT mail_job_pk PRIMARY KEY,
    sealed text NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX mail_job_due ON mail_job (next_attempt_at);

GRANT SELECT, INSERT, DELETE ON mail_token TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_job TO ${app};
