-- Who can do something: which roles hold it.
CREATE INDEX role_permission_permission ON role_permission (org_id, permission);
