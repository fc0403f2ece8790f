-- What members tell of themselves in one organisation. Where there is no row nothing was told yet.
CREATE TABLE profile (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    title text,
    department text,
    phone text,
    location text,
    time_zone text,
    locale text,
    pronouns text,
    bio text,
    avatar_color text CONSTRAINT profile_avatar_color_form CHECK (avatar_color ~ '^#[0-9a-f]{6}$'),
    version bigint NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT profile_pk PRIMARY KEY (org_id, user_id),
    CONSTRAINT profile_membership_fk FOREIGN KEY (org_id, user_id) REFERENCES membership (org_id, user_id)
);

ALTER TABLE profile ENABLE ROW LEVEL SECURITY;
ALTER TABLE profile FORCE ROW LEVEL SECURITY;
CREATE POLICY profile_tenant ON profile TO ${app}
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON profile TO ${app};
