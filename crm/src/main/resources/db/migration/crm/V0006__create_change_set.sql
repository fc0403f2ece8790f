-- What one run changed, a record a row, with the states on either side of it.
CREATE TABLE change_set (
    org_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT change_set_kind CHECK (kind IN ('import')),
    created_by text,
    created_at timestamptz NOT NULL,
    CONSTRAINT change_set_pk PRIMARY KEY (org_id, id)
);
CREATE TABLE change_set_item (
    org_id uuid NOT NULL,
    change_set_id uuid NOT NULL,
    record_type text NOT NULL,
    record_id uuid NOT NULL,
    before jsonb,
    after jsonb,
    CONSTRAINT change_set_item_pk PRIMARY KEY (org_id, change_set_id, record_type, record_id),
    CONSTRAINT change_set_item_fk FOREIGN KEY (org_id, change_set_id) REFERENCES change_set (org_id, id)
);
ALTER TABLE change_set ENABLE ROW LEVEL SECURITY;
ALTER TABLE change_set FORCE ROW LEVEL SECURITY;
CREATE POLICY change_set_tenant ON change_set TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
ALTER TABLE change_set_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE change_set_item FORCE ROW LEVEL SECURITY;
CREATE POLICY change_set_item_tenant ON change_set_item TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
GRANT SELECT, INSERT ON change_set TO ${app};
GRANT SELECT, INSERT, UPDATE ON change_set_item TO ${app};
