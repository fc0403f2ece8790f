package io.truevalue.permission.grant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The counters by which stale tokens are known. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuthzVersionStore extends GenericRepository<AuthzVersion, UUID> {
    @Query("SELECT version FROM authz_version WHERE user_id = :userId")
    Optional<Long> find(UUID userId);

    @Query("""
            INSERT INTO authz_version (org_id, user_id, version, changed_at)
            VALUES (:orgId, :userId, 1, :now)
            ON CONFLICT (org_id, user_id) DO UPDATE
            SET version = authz_version.version + 1, changed_at = excluded.changed_at
            """)
    void raise(UUID orgId, UUID userId, Instant now);

    @Query("""
            WITH RECURSIVE above AS (
                SELECT role_id FROM role WHERE role_id = :roleId
                UNION
                SELECT i.role_id FROM role_inheritance i JOIN above a ON i.inherits_id = a.role_id
            )
            SELECT DISTINCT s.user_id FROM assignment s JOIN above a ON a.role_id = s.role_id
            ORDER BY s.user_id
            """)
    List<UUID> holdersOf(UUID roleId);

    @Query("SELECT user_id, version FROM authz_version WHERE user_id IN (:userIds) ORDER BY user_id")
    List<AuthzVersion> versionsOf(List<UUID> userIds);

    @Query("SELECT user_id, org_id, version FROM authz_version WHERE changed_at >= :since ORDER BY changed_at")
    List<RaisedVersion> raisedSinceAcrossTenants(Instant since);
}
