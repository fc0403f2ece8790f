package io.truevalue.permission.provisioning;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** The organisations that permission knows. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OrganizationStore extends GenericRepository<ProvisionRequest, UUID> {
    /** 1 the first time, then 0; a second caller waits for the first. */
    @Query("INSERT INTO organization (org_id, provisioned_at) VALUES (:orgId, :now) ON CONFLICT DO NOTHING")
    int add(UUID orgId, Instant now);
}
