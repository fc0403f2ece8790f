-- Events on their way to Kafka. The service may only add; the relay reads and removes what was sent.
-- It has no org_id of its own: nobody who acts for a tenant may read it.
CREATE TABLE outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_pk PRIMARY KEY,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    topic text NOT NULL,
    message_key text NOT NULL,
    event text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

GRANT USAGE ON SCHEMA public TO ${app}, ${relay};
GRANT INSERT ON outbox TO ${app};
GRANT SELECT, DELETE ON outbox TO ${relay};

CREATE FUNCTION wake_relay() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    PERFORM pg_notify('outbox', '');
    RETURN NULL;
END
$$;

CREATE TRIGGER outbox_wakes_relay AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION wake_relay();
