-- What an organisation has chosen: one row, replaced as it chooses anew. Amounts are in minor units.
CREATE TABLE subscription (
    org_id uuid CONSTRAINT subscription_pk PRIMARY KEY,
    subscription_id uuid NOT NULL,
    plan text NOT NULL,
    plan_version integer NOT NULL,
    seats integer NOT NULL CONSTRAINT subscription_seats_positive CHECK (seats > 0),
    price_amount bigint NOT NULL CONSTRAINT subscription_price_not_negative CHECK (price_amount >= 0),
    currency text NOT NULL CONSTRAINT subscription_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
    started_at timestamptz NOT NULL,
    period_start timestamptz NOT NULL,
    period_end timestamptz,
    version bigint NOT NULL DEFAULT 1
);

ALTER TABLE subscription ENABLE ROW LEVEL SECURITY;
ALTER TABLE subscription FORCE ROW LEVEL SECURITY;
CREATE POLICY subscription_tenant ON subscription TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

-- Who takes a seat, as org's events tell.
CREATE TABLE seat (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    taken_at timestamptz NOT NULL,
    CONSTRAINT seat_pk PRIMARY KEY (org_id, user_id)
);

ALTER TABLE seat ENABLE ROW LEVEL SECURITY;
ALTER TABLE seat FORCE ROW LEVEL SECURITY;
CREATE POLICY seat_tenant ON seat TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE ON subscription TO ${app};
GRANT SELECT, INSERT, DELETE ON seat TO ${app};
