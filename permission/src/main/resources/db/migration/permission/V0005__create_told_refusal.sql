-- Which refusals were told: a hash of user, organisation, route and minute, so that no tenant's data stands here.
CREATE TABLE told_refusal (
    fingerprint bytea CONSTRAINT told_refusal_pk PRIMARY KEY,
    told_at timestamptz NOT NULL
);

CREATE INDEX told_refusal_told_at ON told_refusal (told_at);

GRANT SELECT, INSERT, DELETE ON told_refusal TO ${app};
