-- Keys that stored secrets are sealed under, each wrapped under the service's own secret: when that is replaced, these few
-- rows are wrapped anew, and what they seal stays as it is.
CREATE TABLE sealing_key (
    id uuid CONSTRAINT sealing_key_pk PRIMARY KEY,
    wrapped text NOT NULL,
    created_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON sealing_key TO ${app};
