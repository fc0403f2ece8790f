CREATE TABLE company (
    org_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    name text NOT NULL,
    domain text,
    industry text,
    website text,
    phones jsonb NOT NULL,
    addresses jsonb NOT NULL,
    owner_id uuid,
    team_id uuid,
    tags text[] NOT NULL,
    custom jsonb NOT NULL,
    created_by text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    deleted_at timestamptz,
    CONSTRAINT company_pk PRIMARY KEY (org_id, id),
    CONSTRAINT company_owner_fk FOREIGN KEY (org_id, owner_id) REFERENCES member (org_id, user_id)
);
CREATE INDEX company_newest ON company (org_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX company_by_name ON company (org_id, (name COLLATE "und-x-icu"), id) WHERE deleted_at IS NULL;
CREATE INDEX company_by_owner ON company (org_id, owner_id);

ALTER TABLE company ENABLE ROW LEVEL SECURITY;
ALTER TABLE company FORCE ROW LEVEL SECURITY;
-- The tenant restricts; the scopes permit. Whoever may only delete can change a row in no other way than that.
CREATE POLICY company_tenant ON company AS RESTRICTIVE
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY company_read ON company FOR SELECT TO ${app}
    USING ((SELECT holds('companies:read'))
        OR (SELECT holds('companies:read@own')) AND owner_id::text = current_setting('app.user_id', true));
CREATE POLICY company_create ON company FOR INSERT TO ${app}
    WITH CHECK ((SELECT holds('companies:write'))
        OR (SELECT holds('companies:write@own')) AND owner_id::text = current_setting('app.user_id', true));
CREATE POLICY company_write ON company FOR UPDATE TO ${app}
    USING ((SELECT holds('companies:write'))
        OR (SELECT holds('companies:write@own')) AND owner_id::text = current_setting('app.user_id', true))
    WITH CHECK ((SELECT holds('companies:write'))
        OR (SELECT holds('companies:write@own')) AND owner_id::text = current_setting('app.user_id', true));
CREATE POLICY company_delete ON company FOR UPDATE TO ${app}
    USING ((SELECT holds('companies:delete'))
        OR (SELECT holds('companies:delete@own')) AND owner_id::text = current_setting('app.user_id', true))
    WITH CHECK (deleted_at IS NOT NULL AND ((SELECT holds('companies:delete'))
        OR (SELECT holds('companies:delete@own')) AND owner_id::text = current_setting('app.user_id', true)));
GRANT SELECT, INSERT, UPDATE ON company TO ${app};
