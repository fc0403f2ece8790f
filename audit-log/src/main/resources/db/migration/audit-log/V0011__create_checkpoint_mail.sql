-- Of which day (UTC) each organisation's admins were last mailed a checkpoint.
CREATE TABLE checkpoint_mail (
    org_id uuid NOT NULL,
    day date NOT NULL,
    size bigint NOT NULL,
    CONSTRAINT checkpoint_mail_pk PRIMARY KEY (org_id)
);

ALTER TABLE checkpoint_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE checkpoint_mail FORCE ROW LEVEL SECURITY;
CREATE POLICY checkpoint_mail_tenant ON checkpoint_mail TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''))
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid
           OR (current_setting('app.permissions', true) = ',*,'
               AND coalesce(current_setting('app.org_id', true), '') = ''));
GRANT SELECT, INSERT, UPDATE ON checkpoint_mail TO ${app};

-- What was signed since the last look, over all organisations.
CREATE INDEX checkpoint_signed_at ON checkpoint (signed_at);
