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
            INSERT INTO role (org_id, role_id, name, description, system, created_at, updated_at)
            VALUES (:orgId, :roleId, :name, :description, :system, :now, :now)
            """)
    void add(UUID orgId, UUID roleId, String name, String description, boolean system, Instant now);

    @Query("""
            SELECT role_id, name, description, system, version, created_at, updated_at
            FROM role WHERE name = :name
            """)
    Optional<Role> findNamed(String name);

    @Query("""
            SELECT role_id, name, description, system, version, created_at, updated_at
            FROM role WHERE role_id = :roleId
            """)
    Optional<Role> find(UUID roleId);

    @Query("SELECT permission FROM role_permission WHERE role_id = :roleId ORDER BY permission")
    List<String> permissionsOf(UUID roleId);

    @Query("""
            SELECT r.name FROM role_inheritance i JOIN role r ON r.role_id = i.inherits_id
            WHERE i.role_id = :roleId ORDER BY r.name
            """)
    List<String> inheritedBy(UUID roleId);

    /** Whether the candidate, or what it inherits, is the role. */
    @Query("""
            WITH RECURSIVE held AS (
                SELECT role_id FROM role WHERE role_id = :candidateId
                UNION
                SELECT i.inherits_id FROM role_inheritance i JOIN held h ON h.role_id = i.role_id
            )
            SELECT EXISTS (SELECT FROM held WHERE role_id = :roleId)
            """)
    boolean reaches(UUID candidateId, UUID roleId);

    @Query("""
            UPDATE role SET name = :name, description = :description, version = version + 1, updated_at = :now
            WHERE role_id = :roleId
            """)
    void touch(UUID roleId, String name, String description, Instant now);

    @Query("DELETE FROM role_permission WHERE role_id = :roleId")
    void clearPermissions(UUID roleId);

    /** @param permissions as a PostgreSQL array; names hold nothing that needs quoting there */
    @Query("""
            INSERT INTO role_permission (org_id, role_id, permission)
            SELECT :orgId, :roleId, added FROM unnest(CAST(:permissions AS text[])) AS added
            """)
    void addPermissions(UUID orgId, UUID roleId, String permissions);

    @Query("DELETE FROM role_inheritance WHERE role_id = :roleId")
    void clearInherited(UUID roleId);

    @Query("""
            INSERT INTO role_inheritance (org_id, role_id, inherits_id)
            VALUES (:orgId, :roleId, :inheritsId)
            """)
    void addInherited(UUID orgId, UUID roleId, UUID inheritsId);

    @Query("SELECT count(*) FROM assignment WHERE role_id = :roleId")
    int countUsers(UUID roleId);

    @Query("SELECT count(*) FROM team_assignment WHERE role_id = :roleId")
    int countTeams(UUID roleId);

    @Query("SELECT count(*) FROM role_inheritance WHERE inherits_id = :roleId")
    int countHeirs(UUID roleId);

    /** Whether the candidate, or what it inherits, inherits the role directly. */
    @Query("""
            WITH RECURSIVE held AS (
                SELECT role_id FROM role WHERE role_id = :candidateId
                UNION
                SELECT i.inherits_id FROM role_inheritance i JOIN held h ON h.role_id = i.role_id
            )
            SELECT EXISTS (SELECT FROM held h JOIN role_inheritance i ON i.role_id = h.role_id
                WHERE i.inherits_id = :roleId)
            """)
    boolean heirsReachedBy(UUID candidateId, UUID roleId);

    /** Whoever inherits the one inherits the other, too. */
    @Query("""
            INSERT INTO role_inheritance (org_id, role_id, inherits_id)
            SELECT org_id, role_id, :otherId FROM role_inheritance WHERE inherits_id = :roleId
            ON CONFLICT DO NOTHING
            """)
    void copyHeirs(UUID roleId, UUID otherId);

    @Query("DELETE FROM role_inheritance WHERE inherits_id = :roleId")
    void removeFromHeirs(UUID roleId);

    @Query("DELETE FROM role WHERE role_id = :roleId")
    void remove(UUID roleId);

    @Query("SELECT owner_id FROM organization WHERE owner_id IS NOT NULL")
    Optional<UUID> owner();

    @Query("UPDATE organization SET owner_id = :userId")
    void setOwner(UUID userId);

    @Query("DELETE FROM role_inheritance")
    void removeAllInheritance();

    @Query("DELETE FROM role")
    void removeAll();

    @Query("UPDATE organization SET owner_id = :userId WHERE owner_id IS NULL")
    void learnOwner(UUID userId);

    /** How long the longest line of inheritance through the role is; anything past 33 counts as that on either side. */
    @Query("""
            WITH RECURSIVE below (role_id, level) AS (
                SELECT role_id, 0 FROM role WHERE role_id = :roleId
                UNION
                SELECT i.inherits_id, b.level + 1 FROM role_inheritance i JOIN below b ON b.role_id = i.role_id
                WHERE b.level < 33
            ), above (role_id, level) AS (
                SELECT role_id, 0 FROM role WHERE role_id = :roleId
                UNION
                SELECT i.role_id, a.level + 1 FROM role_inheritance i JOIN above a ON a.role_id = i.inherits_id
                WHERE a.level < 33
            )
            SELECT (SELECT max(level) FROM below) + (SELECT max(level) FROM above)
            """)
    int lengthOfInheritance(UUID roleId);
}
