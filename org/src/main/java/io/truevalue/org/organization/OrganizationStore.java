package io.truevalue.org.organization;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organisations. */
@Singleton
class OrganizationStore {
    static final String COLUMNS = """
            o.org_id, o.slug, o.name, o.owner_id, o.time_zone, o.locale, o.currency, o.week_starts_on,
            o.fiscal_year_starts_in, o.require_mfa, o.default_role, o.invite_domains, o.version, o.created_at,
            o.updated_at""";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM organization o WHERE ";

    private static final String BEGIN = """
            INSERT INTO organization (org_id, slug, name, state, owner_id, created_at, updated_at)
            VALUES (?, ?, ?, 'provisioning', ?, ?, ?)""";

    private static final String UPDATE = """
            UPDATE organization SET slug = ?, name = ?, owner_id = ?, time_zone = ?, locale = ?, currency = ?,
                week_starts_on = ?, fiscal_year_starts_in = ?, require_mfa = ?, default_role = ?, invite_domains = ?,
                version = version + 1, updated_at = ?
            WHERE org_id = ?""";

    private static final String FIND_BEGUN = SELECT + """
            o.state = 'provisioning' AND o.owner_id = ? AND o.created_at < ?
              AND (o.slug = ?::text OR ?::text IS NULL AND o.name = ?)
            ORDER BY o.created_at LIMIT 1""";

    private final Statements statements;

    OrganizationStore(Statements statements) {
        this.statements = statements;
    }

    void begin(UUID id, String slug, String name, UUID owner, Instant now) {
        statements.update(BEGIN, id, slug, name, owner, now, now);
    }

    /** 1 for whoever finishes it, then 0. */
    int activate(UUID id) {
        return statements.update(
                "UPDATE organization SET state = 'active' WHERE org_id = ? AND state = 'provisioning'", id);
    }

    int abandon(UUID id) {
        return statements.update("DELETE FROM organization WHERE org_id = ? AND state = 'provisioning'", id);
    }

    Optional<Organization> findActive(String slug) {
        return statements.find(SELECT + "o.state = 'active' AND o.slug = ?", OrganizationStore::read, slug);
    }

    /** The organisation that is acted for. */
    Optional<Organization> findActive(UUID id) {
        return statements.find(SELECT + "o.state = 'active' AND o.org_id = ?", OrganizationStore::read, id);
    }

    /** Whoever has it is the only one to change its members, until they are done. */
    Optional<Organization> lockActive(UUID id) {
        return statements.find(SELECT + "o.state = 'active' AND o.org_id = ? FOR UPDATE", OrganizationStore::read, id);
    }

    Optional<Organization> find(UUID id) {
        return statements.find(SELECT + "o.org_id = ?", OrganizationStore::read, id);
    }

    void update(Organization wanted, Instant now) {
        OrganizationSettings settings = wanted.settings();
        statements.update(
                UPDATE,
                wanted.slug(),
                wanted.name(),
                wanted.ownerId(),
                settings.timeZone(),
                settings.locale(),
                settings.currency(),
                settings.weekStartsOn(),
                settings.fiscalYearStartsIn(),
                settings.requireMfa(),
                settings.defaultRole(),
                settings.inviteDomains().toArray(String[]::new),
                now,
                wanted.id());
    }

    void delete(UUID id, Instant now) {
        statements.update(
                "UPDATE organization SET state = 'deleted', deleted_at = ?, version = version + 1 WHERE org_id = ?",
                now,
                id);
    }

    void markPurged(UUID id, Instant now) {
        statements.update("UPDATE organization SET purged_at = ? WHERE org_id = ?", now, id);
    }

    Optional<Organization> findBegun(UUID owner, @Nullable String slug, String name, Instant before) {
        return statements.find(FIND_BEGUN, OrganizationStore::read, owner, before, slug, slug, name);
    }

    List<Organization> findBegunAcrossTenants(Instant before) {
        return statements.list(
                SELECT + "o.state = 'provisioning' AND o.created_at < ? ORDER BY o.created_at LIMIT 100",
                OrganizationStore::read,
                before);
    }

    List<UUID> findUnpurgedAcrossTenants(Instant deletedBefore) {
        return statements.list("""
                SELECT o.org_id FROM organization o
                WHERE o.state = 'deleted' AND o.purged_at IS NULL AND o.deleted_at < ?
                ORDER BY o.deleted_at LIMIT 100""", row -> row.getObject("org_id", UUID.class), deletedBefore);
    }

    static Organization read(ResultSet row) throws SQLException {
        return new Organization(
                row.getObject("org_id", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                row.getObject("owner_id", UUID.class),
                new OrganizationSettings(
                        row.getString("time_zone"),
                        row.getString("locale"),
                        row.getString("currency"),
                        row.getString("week_starts_on"),
                        row.getInt("fiscal_year_starts_in"),
                        row.getBoolean("require_mfa"),
                        row.getString("default_role"),
                        Arrays.asList((String[]) row.getArray("invite_domains").getArray())),
                row.getLong("version"),
                Statements.instant(row, "created_at"),
                Statements.instant(row, "updated_at"));
    }
}
