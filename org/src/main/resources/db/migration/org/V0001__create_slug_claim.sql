-- Slugs are unique across organisations, so they are claimed here, in a table that says nothing of whose they are.
CREATE TABLE slug_claim (
    slug text CONSTRAINT slug_claim_pk PRIMARY KEY
        CONSTRAINT slug_claim_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) BETWEEN 3 AND 40),
    claimed_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, DELETE ON slug_claim TO ${app};
