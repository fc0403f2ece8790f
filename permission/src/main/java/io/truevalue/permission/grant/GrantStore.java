package io.truevalue.permission.grant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Reads what a user, or a role, holds. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface GrantStore extends GenericRepository<HeldRole, UUID> {
    @Query("""
            WITH RECURSIVE held AS (
                SELECT role_id, TRUE AS direct FROM assignment WHERE user_id = :userId
                UNION
                SELECT i.inherits_id, FALSE FROM role_inheritance i JOIN held h ON h.role_id = i.role_id
            )
            SELECT r.role_id, r.name, r.system, bool_or(h.direct) AS direct
            FROM held h JOIN role r ON r.role_id = h.role_id
            GROUP BY r.role_id, r.name, r.system
            ORDER BY r.name
            """)
    List<HeldRole> heldBy(UUID userId);

    @Query("""
            WITH RECURSIVE held AS (
                SELECT role_id FROM role WHERE role_id IN (:roleIds)
                UNION
                SELECT i.inherits_id FROM role_inheritance i JOIN held h ON h.role_id = i.role_id
            )
            SELECT r.role_id, r.name, r.system, r.role_id IN (:roleIds) AS direct
            FROM held h JOIN role r ON r.role_id = h.role_id
            ORDER BY r.name
            """)
    List<HeldRole> closureOf(List<UUID> roleIds);

    @Query("SELECT DISTINCT permission FROM role_permission WHERE role_id IN (:roleIds)")
    List<String> permissionsOf(List<UUID> roleIds);
}
