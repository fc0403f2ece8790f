-- When a session ends by itself unless it is used again, and from which device its user ended it. The default serves
-- instances of the release before, which do not write it.
ALTER TABLE session ADD COLUMN idle_ends_at timestamptz NOT NULL DEFAULT now() + interval '7 days';
ALTER TABLE session ADD COLUMN ended_from text;

UPDATE session SET idle_ends_at = least(expires_at, last_seen_at + interval '7 days') WHERE ended_at IS NULL;

CREATE INDEX session_lapsing ON session (idle_ends_at) WHERE ended_at IS NULL;
