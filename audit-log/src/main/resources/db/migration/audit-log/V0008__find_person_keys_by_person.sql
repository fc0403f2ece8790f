-- One index finds a person's key in a log, and all keys of a user who is no more. It begins with the person, though every
-- other begins with the organisation: a recorder that makes thousands of keys a second writes to its end, and once.
ALTER TABLE person_key DROP CONSTRAINT person_key_pk;
ALTER TABLE person_key ADD CONSTRAINT person_key_pk PRIMARY KEY (person_id, org_id);
DROP INDEX person_key_person;
