-- Messages that services asked to be sent. What they say is sealed, since links in it are secrets, and goes once they
-- are sent. The queue crosses organisations and no tenant reads it: for_org only says in whose history the sending stands.
CREATE TABLE message (
    id uuid CONSTRAINT message_pk PRIMARY KEY,
    recipient text NOT NULL,
    template text NOT NULL,
    locale text NOT NULL,
    sealed text,
    for_org uuid,
    for_user uuid,
    status text NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    failure text,
    CONSTRAINT message_status CHECK (status IN ('queued', 'sent', 'failed')),
    CONSTRAINT message_holds_nothing_once_ended CHECK ((status = 'queued') = (sealed IS NOT NULL)),
    CONSTRAINT message_ended CHECK ((status = 'queued') = (ended_at IS NULL))
);

CREATE INDEX message_due ON message (next_attempt_at) WHERE status = 'queued';

GRANT SELECT, INSERT, UPDATE ON message TO ${app};
