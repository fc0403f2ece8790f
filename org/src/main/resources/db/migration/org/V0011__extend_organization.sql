-- A slug that was given up is held until it is free; whoever claims it then takes the row over.
ALTER TABLE slug_claim ADD COLUMN free_at timestamptz;
GRANT UPDATE ON slug_claim TO ${app};

-- Settings that every member's screens follow. 'deleted' is for good: the row stays, so that its id is never anyone's again.
ALTER TABLE organization
    ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC',
    ADD COLUMN locale text NOT NULL DEFAULT 'en-US',
    ADD COLUMN currency text NOT NULL DEFAULT 'USD' CONSTRAINT organization_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
    ADD COLUMN week_starts_on text NOT NULL DEFAULT 'monday'
        CONSTRAINT organization_week_known CHECK (week_starts_on IN ('monday', 'saturday', 'sunday')),
    ADD COLUMN fiscal_year_starts_in integer NOT NULL DEFAULT 1
        CONSTRAINT organization_fiscal_month CHECK (fiscal_year_starts_in BETWEEN 1 AND 12),
    ADD COLUMN require_mfa boolean NOT NULL DEFAULT false,
    ADD COLUMN default_role text NOT NULL DEFAULT 'member',
    ADD COLUMN invite_domains text[] NOT NULL DEFAULT '{}',
    ADD COLUMN deleted_at timestamptz,
    ADD COLUMN purged_at timestamptz,
    DROP CONSTRAINT organization_state_known,
    ADD CONSTRAINT organization_state_known CHECK (state IN ('provisioning', 'active', 'deleted')),
    ADD CONSTRAINT organization_deleted_at CHECK ((state = 'deleted') = (deleted_at IS NOT NULL));

-- The service itself asks across organisations for what is to be purged.
CREATE INDEX organization_unpurged ON organization (deleted_at) WHERE state = 'deleted' AND purged_at IS NULL;
CREATE POLICY organization_unpurged ON organization FOR SELECT TO ${app}
    USING (nullif(current_setting('app.org_id', true), '') IS NULL AND state = 'deleted'
        AND current_setting('app.permissions', true) = ',*,');

-- Slugs that an organisation had, which lead to it for a while.
CREATE TABLE former_slug (
    org_id uuid NOT NULL,
    slug text NOT NULL,
    until timestamptz NOT NULL,
    CONSTRAINT former_slug_pk PRIMARY KEY (org_id, slug),
    CONSTRAINT former_slug_organization_fk FOREIGN KEY (org_id) REFERENCES organization (org_id)
);

ALTER TABLE former_slug ENABLE ROW LEVEL SECURITY;
ALTER TABLE former_slug FORCE ROW LEVEL SECURITY;
CREATE POLICY former_slug_tenant ON former_slug TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON former_slug TO ${app};
-- Who looked at an organisation goes with it.
GRANT DELETE ON told_listing TO ${app};
