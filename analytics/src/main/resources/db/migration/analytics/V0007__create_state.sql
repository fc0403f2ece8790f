-- What members, deals and the subscription became, when. The states that a row of changes passes through follow from the
-- order of version, time and event, and not from the order in which the changes were told.
DROP TABLE membership_change;

CREATE TABLE member_state (
    org_id uuid NOT NULL,
    generation smallint NOT NULL,
    user_id uuid NOT NULL,
    at timestamptz NOT NULL,
    event text NOT NULL,
    quarter integer NOT NULL,
    state text NOT NULL,
    CONSTRAINT member_state_pk PRIMARY KEY (org_id, generation, user_id, at, event),
    CONSTRAINT member_state_known CHECK (state IN ('active', 'suspended', 'gone'))
);

ALTER TABLE member_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE member_state FORCE ROW LEVEL SECURITY;
CREATE POLICY member_state_tenant ON member_state FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY member_state_service ON member_state
    USING (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '')
    WITH CHECK (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '');

GRANT SELECT, INSERT, UPDATE, DELETE ON member_state TO ${app};

CREATE TABLE deal_state (
    org_id uuid NOT NULL,
    generation smallint NOT NULL,
    deal_id uuid NOT NULL,
    version bigint NOT NULL,
    at timestamptz NOT NULL,
    event text NOT NULL,
    quarter integer NOT NULL,
    -- open, won, lost, or gone.
    state text NOT NULL,
    pipeline_id text,
    stage_id text,
    amount bigint,
    currency text,
    CONSTRAINT deal_state_pk PRIMARY KEY (org_id, generation, deal_id, version, at, event)
);

ALTER TABLE deal_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE deal_state FORCE ROW LEVEL SECURITY;
CREATE POLICY deal_state_tenant ON deal_state FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY deal_state_service ON deal_state
    USING (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '')
    WITH CHECK (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '');

GRANT SELECT, INSERT, UPDATE, DELETE ON deal_state TO ${app};

-- A month's price and the seats; nothing is paid once the organisation is deleted.
CREATE TABLE subscription_state (
    org_id uuid NOT NULL,
    generation smallint NOT NULL,
    version bigint NOT NULL,
    at timestamptz NOT NULL,
    event text NOT NULL,
    quarter integer NOT NULL,
    plan text NOT NULL,
    seats integer NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    CONSTRAINT subscription_state_pk PRIMARY KEY (org_id, generation, version, at, event)
);

ALTER TABLE subscription_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE subscription_state FORCE ROW LEVEL SECURITY;
CREATE POLICY subscription_state_tenant ON subscription_state FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY subscription_state_service ON subscription_state
    USING (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '')
    WITH CHECK (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '');

GRANT SELECT, INSERT, UPDATE, DELETE ON subscription_state TO ${app};
