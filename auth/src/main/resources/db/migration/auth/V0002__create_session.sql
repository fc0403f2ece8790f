-- One sign-in on one device. An ended one stays, with its reason, to be shown to its user.
CREATE TABLE session (
    id uuid CONSTRAINT session_pk PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT session_account REFERENCES account (id),
    device text NOT NULL,
    ip text,
    factors text NOT NULL,
    authenticated_at timestamptz NOT NULL,
    current_org uuid,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_reason text,
    CONSTRAINT session_ended_with_reason CHECK ((ended_at IS NULL) = (ended_reason IS NULL))
);

CREATE INDEX session_by_user ON session (user_id, created_at DESC);

-- A family of refresh tokens is a session's. Only hashes stand here; a successor is sealed under a key that is derived
-- from the token before it, which only its holder has.
CREATE TABLE refresh_token (
    token_hash text CONSTRAINT refresh_token_pk PRIMARY KEY,
    session_id uuid NOT NULL CONSTRAINT refresh_token_session REFERENCES session (id),
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    successor_hash text,
    successor_sealed text,
    CONSTRAINT refresh_token_successor CHECK ((successor_hash IS NULL) = (successor_sealed IS NULL)),
    CONSTRAINT refresh_token_successor_of_used CHECK (successor_hash IS NULL OR used_at IS NOT NULL)
);

CREATE INDEX refresh_token_by_session ON refresh_token (session_id);
CREATE INDEX refresh_token_expires_at ON refresh_token (expires_at);

-- The access tokens that are out, so that switching the organisation can end them.
CREATE TABLE access_token (
    jti uuid CONSTRAINT access_token_pk PRIMARY KEY,
    session_id uuid NOT NULL CONSTRAINT access_token_session REFERENCES session (id),
    expires_at timestamptz NOT NULL
);

CREATE INDEX access_token_by_session ON access_token (session_id);
CREATE INDEX access_token_expires_at ON access_token (expires_at);

GRANT SELECT, INSERT, UPDATE ON session TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON refresh_token TO ${app};
GRANT SELECT, INSERT, DELETE ON access_token TO ${app};
