-- Each user's own security history, written beside the events that the audit log keeps. A failed login of an unknown
-- address stands here without a user: it costs the same work, and operators can count it.
CREATE TABLE user_event (
    id uuid CONSTRAINT user_event_pk PRIMARY KEY,
    user_id uuid,
    type text NOT NULL,
    outcome text NOT NULL,
    ip text,
    device text NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE INDEX user_event_by_user ON user_event (user_id, created_at DESC, id DESC);
CREATE INDEX user_event_of_nobody ON user_event (created_at) WHERE user_id IS NULL;

GRANT SELECT, INSERT, DELETE ON user_event TO ${app};
