ALTER TABLE role ADD COLUMN description text NOT NULL DEFAULT ''
    CONSTRAINT role_description_length CHECK (length(description) <= 500);

-- Whose the organisation is, under the lock of its row: the owner stays an admin. Null where org has not said it yet.
ALTER TABLE organization ADD COLUMN owner_id uuid;
