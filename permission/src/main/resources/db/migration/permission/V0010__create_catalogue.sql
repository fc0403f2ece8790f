-- What can be permitted, as the services declared it when they started. The same for every organisation.
CREATE TABLE catalogue (
    service text CONSTRAINT catalogue_pk PRIMARY KEY,
    version integer NOT NULL,
    declared jsonb NOT NULL,
    registered_at timestamptz NOT NULL
);

-- A resource is the service's that declared it first.
CREATE TABLE catalogue_resource (
    name text CONSTRAINT catalogue_resource_pk PRIMARY KEY,
    service text NOT NULL CONSTRAINT catalogue_resource_service_fk REFERENCES catalogue (service) ON DELETE CASCADE
);

-- What the system roles hold, so that the database can flatten them with the others.
CREATE TABLE system_role_permission (
    role_name text NOT NULL,
    permission text NOT NULL,
    service text NOT NULL
        CONSTRAINT system_role_permission_service_fk REFERENCES catalogue (service) ON DELETE CASCADE,
    CONSTRAINT system_role_permission_pk PRIMARY KEY (role_name, permission)
);
CREATE INDEX system_role_permission_service ON system_role_permission (service);

GRANT SELECT, INSERT, UPDATE, DELETE ON catalogue, catalogue_resource, system_role_permission TO ${app};
