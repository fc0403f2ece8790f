-- Invoices are written once. Their numbers have no gap: the counter is taken in the transaction of the invoice.
CREATE TABLE invoice_counter (
    org_id uuid CONSTRAINT invoice_counter_pk PRIMARY KEY,
    last bigint NOT NULL
);

ALTER TABLE invoice_counter ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice_counter FORCE ROW LEVEL SECURITY;
CREATE POLICY invoice_counter_tenant ON invoice_counter TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

CREATE TABLE invoice (
    org_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    number bigint NOT NULL,
    subscription_id uuid NOT NULL,
    status text NOT NULL CONSTRAINT invoice_status_known CHECK (status IN ('open', 'paid', 'void')),
    total_amount bigint NOT NULL,
    currency text NOT NULL CONSTRAINT invoice_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
    period_start timestamptz NOT NULL,
    period_end timestamptz NOT NULL,
    issued_at timestamptz NOT NULL,
    paid_at timestamptz,
    CONSTRAINT invoice_pk PRIMARY KEY (org_id, invoice_id),
    CONSTRAINT invoice_number_unique UNIQUE (org_id, number)
);

CREATE INDEX invoice_issued_at ON invoice (org_id, issued_at, invoice_id);

ALTER TABLE invoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice FORCE ROW LEVEL SECURITY;
CREATE POLICY invoice_tenant ON invoice TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

CREATE TABLE invoice_line (
    org_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    position integer NOT NULL,
    description text NOT NULL,
    quantity integer NOT NULL,
    unit_amount bigint NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT invoice_line_pk PRIMARY KEY (org_id, invoice_id, position),
    CONSTRAINT invoice_line_sum CHECK (amount = quantity * unit_amount),
    CONSTRAINT invoice_line_invoice_fk FOREIGN KEY (org_id, invoice_id) REFERENCES invoice (org_id, invoice_id)
);

ALTER TABLE invoice_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice_line FORCE ROW LEVEL SECURITY;
CREATE POLICY invoice_line_tenant ON invoice_line TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE ON invoice_counter TO ${app};
GRANT SELECT, INSERT ON invoice, invoice_line TO ${app};
