-- Failed logins by the address that was tried, known or not; its hash, since an unknown one may be anybody's.
CREATE TABLE login_attempt (
    email_hash text CONSTRAINT login_attempt_pk PRIMARY KEY,
    failures integer NOT NULL,
    window_began_at timestamptz NOT NULL,
    running integer NOT NULL,
    run_began_at timestamptz NOT NULL,
    locks integer NOT NULL,
    locked_until timestamptz,
    touched_at timestamptz NOT NULL
);

CREATE INDEX login_attempt_touched_at ON login_attempt (touched_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON login_attempt TO ${app};
