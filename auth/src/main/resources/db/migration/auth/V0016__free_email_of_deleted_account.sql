-- Whoever deletes their account leaves a row without anything personal, to which sessions and events still point.
ALTER TABLE account ADD COLUMN deleted_at timestamptz;
ALTER TABLE account ALTER COLUMN email DROP NOT NULL;
ALTER TABLE account ADD CONSTRAINT account_email_of_living CHECK ((email IS NULL) = (deleted_at IS NOT NULL));

ALTER TABLE mail_token DROP CONSTRAINT mail_token_purpose;
ALTER TABLE mail_token ADD CONSTRAINT mail_token_purpose
    CHECK (purpose IN ('verify_email', 'reset_password', 'change_email', 'undo_email_change'));
