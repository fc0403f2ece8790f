-- Mails on their way to notification, sealed: they hold invites' tokens, so they pass neither Kafka nor a log.
CREATE TABLE mail_job (
    id uuid CONSTRAINT mail_job_pk PRIMARY KEY,
    sealed text NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX mail_job_due ON mail_job (next_attempt_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON mail_job TO ${app};
