-- Which generation of the figures is read, and which one is being built anew from the audit store. One row, and nobody's.
CREATE TABLE generation (
    only_one boolean NOT NULL DEFAULT true,
    current smallint NOT NULL,
    building smallint,
    -- Where the next page of the audit store begins; null at its beginning.
    cursor text,
    events_read bigint NOT NULL DEFAULT 0,
    begun_at timestamptz,
    ended_at timestamptz,
    CONSTRAINT generation_pk PRIMARY KEY (only_one),
    CONSTRAINT generation_one CHECK (only_one),
    CONSTRAINT generation_other CHECK (building <> current)
);

INSERT INTO generation (current) VALUES (1);

GRANT SELECT, UPDATE ON generation TO ${app};
