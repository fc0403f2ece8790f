package io.truevalue.org.organization;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organisations and the claims to their slugs. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OrganizationStore extends GenericRepository<Organization, UUID> {
    /** 1, or 0 where the slug is somebody's. Waits for whoever is claiming it at the moment. */
    @Query("INSERT INTO slug_claim (slug, claimed_at) VALUES (:slug, :now) ON CONFLICT DO NOTHING")
    int claim(String slug, Instant now);

    @Query("DELETE FROM slug_claim WHERE slug = :slug")
    void release(String slug);

    @Query("""
            INSERT INTO organization (org_id, slug, name, state, owner_id, created_at, updated_at)
            VALUES (:id, :slug, :name, 'provisioning', :ownerId, :now, :now)
            """)
    void begin(UUID id, String slug, String name, UUID ownerId, Instant now);

    /** 1 for whoever finishes it, then 0. */
    @Query("UPDATE organization SET state = 'active' WHERE org_id = :id AND state = 'provisioning'")
    int activate(UUID id);

    @Query("DELETE FROM organization WHERE org_id = :id AND state = 'provisioning'")
    int abandon(UUID id);

    @Query("""
            SELECT org_id AS id, slug, name, owner_id, version, created_at, updated_at
            FROM organization WHERE state = 'active' AND slug = :slug
            """)
    Optional<Organization> findActive(String slug);

    @Query("""
            SELECT org_id AS id, slug, name, owner_id, version, created_at, updated_at
            FROM organization WHERE state = 'active' AND slug = :slug
            FOR UPDATE
            """)
    Optional<Organization> lockActive(String slug);

    @Query("""
            SELECT org_id AS id, slug, name, owner_id, version, created_at, updated_at
            FROM organization WHERE org_id = :id
            """)
    Optional<Organization> find(UUID id);

    @Query("""
            UPDATE organization SET name = :name, version = version + 1, updated_at = :now
            WHERE org_id = :id
            """)
    void rename(UUID id, String name, Instant now);

    @Query("""
            SELECT org_id AS id, slug, name, owner_id, version, created_at, updated_at
            FROM organization
            WHERE state = 'provisioning' AND owner_id = :ownerId AND created_at < :before
              AND (slug = :slug OR :slug::text IS NULL AND name = :name)
            ORDER BY created_at LIMIT 1
            """)
    Optional<Organization> findBegun(UUID ownerId, @Nullable String slug, String name, Instant before);

    @Query("""
            SELECT org_id AS id, slug, name, owner_id, version, created_at, updated_at
            FROM organization
            WHERE state = 'provisioning' AND created_at < :before
            ORDER BY created_at LIMIT 100
            """)
    List<Organization> findBegunAcrossTenants(Instant before);
}
