-- Every attempt to collect money, refused ones too.
CREATE TABLE payment (
    org_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    provider text NOT NULL,
    method text NOT NULL,
    status text NOT NULL CONSTRAINT payment_status_known CHECK (status IN ('succeeded', 'failed')),
    reference text NOT NULL,
    failure_code text,
    amount bigint NOT NULL CONSTRAINT payment_amount_positive CHECK (amount > 0),
    currency text NOT NULL CONSTRAINT payment_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
    invoice_id uuid,
    created_at timestamptz NOT NULL,
    CONSTRAINT payment_pk PRIMARY KEY (org_id, payment_id),
    CONSTRAINT payment_invoice_fk FOREIGN KEY (org_id, invoice_id) REFERENCES invoice (org_id, invoice_id),
    CONSTRAINT payment_failure_told CHECK ((status = 'failed') = (failure_code IS NOT NULL))
);

ALTER TABLE payment ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_tenant ON payment TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT ON payment TO ${app};
