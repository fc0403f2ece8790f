-- People. They cross organisations, so no tenant owns a row; the service's role is the only one that reads them.
CREATE TABLE account (
    id uuid CONSTRAINT account_pk PRIMARY KEY,
    email text NOT NULL CONSTRAINT account_email_unique UNIQUE,
    full_name text NOT NULL,
    password_hash text NOT NULL,
    email_verified_at timestamptz,
    password_changed_at timestamptz NOT NULL,
    last_organization uuid,
    created_at timestamptz NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT account_email_length CHECK (char_length(email) BETWEEN 3 AND 254),
    CONSTRAINT account_full_name_length CHECK (char_length(full_name) BETWEEN 1 AND 200)
);

GRANT SELECT, INSERT, UPDATE ON account TO ${app};
