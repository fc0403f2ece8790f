package io.truevalue.permission.role;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Roles, their own permissions and what they inherit. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RoleStore extends GenericRepository<Role, UUID> {
    /** Whoever changes an organisation's access holds this until the end of the transaction. */
    @Query("SELECT org_id FROM organization FOR UPDATE")
    Optional<UUID> lockOrganization();

    @Query("""
            INSERT INTO role (org_id, role_id, name, system, created_at, updated_at)
            VALUES (:orgId, :roleId, :name, :system, :now, :now)
            """)
    void add(UUID orgId, UUID roleId, String name, boolean system, Instant now);

    @Query("""
            SELECT role_id, name, system, version, created_at, updated_at
            FROM role WHERE name = :name
            """)
    Optional<Role> findNamed(String name);

    @Query("""
            SELECT role_id, name, system, version, created_at, updated_at
            FROM role WHERE role_id = :roleId
            """)
    Optional<Role> find(UUID roleId);

    @Query("""
            SELECT role_id, name, system, version, created_at, updated_at
            FROM role WHERE role_id IN (:roleIds)
            """)
    List<Role> findAll(List<UUID> roleIds);
}
