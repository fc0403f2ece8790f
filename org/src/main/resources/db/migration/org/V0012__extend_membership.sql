-- What auth says of a member, copied to search and sort by. Shown is what auth says at the moment.
ALTER TABLE membership
    ADD COLUMN email text,
    ADD COLUMN full_name text,
    ADD COLUMN suspended_at timestamptz,
    ADD COLUMN version bigint NOT NULL DEFAULT 1;

CREATE INDEX membership_full_name ON membership (org_id, (coalesce(full_name, '')), user_id);
CREATE INDEX membership_email ON membership (org_id, (coalesce(email, '')), user_id);
CREATE INDEX membership_status ON membership (org_id, status);
