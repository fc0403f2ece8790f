-- Events that were applied, by source and id, written in the effect's own transaction.
CREATE TABLE inbox (
    consumer text NOT NULL,
    source text NOT NULL,
    event_id text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT inbox_pk PRIMARY KEY (consumer, source, event_id)
);

CREATE INDEX inbox_received_at ON inbox (received_at);

GRANT INSERT, SELECT ON inbox TO ${app};
GRANT SELECT, DELETE ON inbox TO ${relay};
