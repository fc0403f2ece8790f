CREATE TABLE contact (
    org_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    first_name text,
    last_name text,
    full_name text NOT NULL,
    job_title text,
    company_id uuid,
    company_name text,
    emails jsonb NOT NULL,
    phones jsonb NOT NULL,
    addresses jsonb NOT NULL,
    birthday date,
    website text,
    owner_id uuid,
    team_id uuid,
    tags text[] NOT NULL,
    custom jsonb NOT NULL,
    created_by text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    deleted_at timestamptz,
    CONSTRAINT contact_pk PRIMARY KEY (org_id, id),
    CONSTRAINT contact_company_fk FOREIGN KEY (org_id, company_id) REFERENCES company (org_id, id),
    CONSTRAINT contact_owner_fk FOREIGN KEY (org_id, owner_id) REFERENCES member (org_id, user_id)
);
CREATE INDEX contact_newest ON contact (org_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_last_name ON contact (org_id, (coalesce(last_name, '') COLLATE "und-x-icu"), id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_full_name ON contact (org_id, (full_name COLLATE "und-x-icu"), id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_company ON contact (org_id, company_id);
CREATE INDEX contact_by_owner ON contact (org_id, owner_id);

ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact FORCE ROW LEVEL SECURITY;
-- The tenant restricts; the scopes permit. Whoever may only delete can change a row in no other way than that.
CREATE POLICY contact_tenant ON contact AS RESTRICTIVE
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY contact_read ON contact FOR SELECT TO ${app}
    USING ((SELECT holds('contacts:read'))
        OR (SELECT holds('contacts:read@own')) AND owner_id::text = current_setting('app.user_id', true));
CREATE POLICY contact_create ON contact FOR INSERT TO ${app}
    WITH CHECK ((SELECT holds('contacts:write'))
        OR (SELECT holds('contacts:write@own')) AND owner_id::text = current_setting('app.user_id', true));
CREATE POLICY contact_write ON contact FOR UPDATE TO ${app}
    USING ((SELECT holds('contacts:write'))
        OR (SELECT holds('contacts:write@own')) AND owner_id::text = current_setting('app.user_id', true))
    WITH CHECK ((SELECT holds('contacts:write'))
        OR (SELECT holds('contacts:write@own')) AND owner_id::text = current_setting('app.user_id', true));
CREATE POLICY contact_delete ON contact FOR UPDATE TO ${app}
    USING ((SELECT holds('contacts:delete'))
        OR (SELECT holds('contacts:delete@own')) AND owner_id::text = current_setting('app.user_id', true))
    WITH CHECK (deleted_at IS NOT NULL AND ((SELECT holds('contacts:delete'))
        OR (SELECT holds('contacts:delete@own')) AND owner_id::text = current_setting('app.user_id', true)));
GRANT SELECT, INSERT, UPDATE ON contact TO ${app};
