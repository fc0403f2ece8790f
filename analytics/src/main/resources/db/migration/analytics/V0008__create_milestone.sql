-- When something first happened: an invite was sent or taken up, a person made their first record, an organisation began.
CREATE TABLE milestone (
    org_id uuid NOT NULL,
    generation smallint NOT NULL,
    step text NOT NULL,
    -- The invite's id, or the person's, or the organisation's.
    subject text NOT NULL,
    -- Whom it leads to: who took up an invite, or began an organisation.
    person uuid,
    at timestamptz NOT NULL,
    CONSTRAINT milestone_pk PRIMARY KEY (org_id, generation, step, subject)
);

ALTER TABLE milestone ENABLE ROW LEVEL SECURITY;
ALTER TABLE milestone FORCE ROW LEVEL SECURITY;
CREATE POLICY milestone_tenant ON milestone FOR SELECT
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY milestone_service ON milestone
    USING (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '')
    WITH CHECK (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '');

GRANT SELECT, INSERT, UPDATE, DELETE ON milestone TO ${app};

-- The same of people who belong to no organisation yet: the platform's own figures.
CREATE TABLE sign_up (
    user_id uuid NOT NULL,
    generation smallint NOT NULL,
    step text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT sign_up_pk PRIMARY KEY (generation, step, user_id)
);

ALTER TABLE sign_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_up FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_up_own ON sign_up FOR SELECT
    USING (user_id::text = current_setting('app.user_id', true));
CREATE POLICY sign_up_service ON sign_up
    USING (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '')
    WITH CHECK (current_setting('app.permissions', true) = ',*,' AND current_setting('app.org_id', true) = '');

GRANT SELECT, INSERT, UPDATE, DELETE ON sign_up TO ${app};
