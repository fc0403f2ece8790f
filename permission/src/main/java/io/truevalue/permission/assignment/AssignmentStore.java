package io.truevalue.permission.assignment;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who is in which role. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AssignmentStore extends GenericRepository<AssignmentView, UUID> {
    /** 1, or 0 where it is there already. */
    @Query("""
            INSERT INTO assignment (org_id, user_id, role_id, granted_by, created_at)
            VALUES (:orgId, :userId, :roleId, :grantedBy, :now)
            ON CONFLICT DO NOTHING
            """)
    int add(UUID orgId, UUID userId, UUID roleId, String grantedBy, Instant now);

    /** 1, or 0 where there is none. */
    @Query("DELETE FROM assignment WHERE user_id = :userId AND role_id = :roleId")
    int remove(UUID userId, UUID roleId);

    @Query("""
            SELECT a.user_id, r.name AS role, r.role_id, a.granted_by, a.created_at
            FROM assignment a JOIN role r ON r.role_id = a.role_id
            WHERE a.user_id = :userId AND a.role_id = :roleId
            """)
    Optional<AssignmentView> find(UUID userId, UUID roleId);
}
