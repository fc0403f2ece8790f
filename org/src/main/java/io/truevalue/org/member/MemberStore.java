package io.truevalue.org.member;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Members and the copy of their roles. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MemberStore extends GenericRepository<Membership, UUID> {
    @Query("""
            INSERT INTO membership (org_id, user_id, status, joined_at)
            VALUES (:orgId, :userId, 'active', :now)
            """)
    void add(UUID orgId, UUID userId, Instant now);

    @Query("""
            INSERT INTO member_role (org_id, user_id, role) VALUES (:orgId, :userId, :role)
            ON CONFLICT DO NOTHING
            """)
    void addRole(UUID orgId, UUID userId, String role);

    @Query("DELETE FROM member_role WHERE org_id = :orgId AND user_id = :userId AND role = :role")
    void removeRole(UUID orgId, UUID userId, String role);

    @Query("UPDATE member_role SET role = :after WHERE org_id = :orgId AND role = :before")
    void renameRole(UUID orgId, String before, String after);

    @Query("DELETE FROM member_role WHERE org_id = :orgId AND role = :role")
    void removeRoleOfAll(UUID orgId, String role);

    @Query("""
            SELECT m.org_id, o.slug, o.name, m.status, o.owner_id = m.user_id AS owner
            FROM membership m JOIN organization o ON o.org_id = m.org_id
            WHERE m.user_id = :userId AND o.state = 'active'
            ORDER BY m.joined_at, m.org_id
            """)
    List<Membership> membershipsAcrossTenants(UUID userId);

    /** 1 where the reader's look was not told since; then 0. */
    @Query("""
            INSERT INTO told_listing (org_id, reader_id, told_at) VALUES (:orgId, :readerId, :now)
            ON CONFLICT (org_id, reader_id) DO UPDATE SET told_at = excluded.told_at
            WHERE told_listing.told_at <= :since
            """)
    int markTold(UUID orgId, String readerId, Instant now, Instant since);
}
