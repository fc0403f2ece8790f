package io.truevalue.permission.grant;

import static io.truevalue.permission.grant.GrantStore.array;
import static io.truevalue.permission.grant.GrantStore.texts;

import io.truevalue.permission.catalogue.Catalogue;
import io.truevalue.permission.catalogue.CatalogueSnapshot;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Where what users hold comes from: two queries, however many users and roles. Must run in a transaction. */
@Singleton
public class Places {
    private final Statements statements;
    private final Catalogue catalogue;
    private final Clock clock;

    Places(Statements statements, Catalogue catalogue, Clock clock) {
        this.statements = statements;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Which places these users have now; suspended ones have none. */
    public List<Place> of(Collection<UUID> users) {
        Instant now = clock.instant();
        return statements.list("""
                SELECT a.user_id, a.role_id, NULL::uuid AS team_id, NULL::text AS team, a.expires_at
                FROM assignment a
                WHERE a.user_id = ANY (?::uuid[]) AND (a.expires_at IS NULL OR a.expires_at > ?)
                  AND NOT EXISTS (SELECT FROM suspended_member s WHERE s.user_id = a.user_id)
                UNION ALL
                SELECT m.user_id, t.role_id, t.team_id, e.name, t.expires_at
                FROM team_member m JOIN team_assignment t ON t.team_id = m.team_id JOIN team e ON e.team_id = m.team_id
                WHERE m.user_id = ANY (?::uuid[]) AND (t.expires_at IS NULL OR t.expires_at > ?)
                  AND NOT EXISTS (SELECT FROM suspended_member s WHERE s.user_id = m.user_id)
                ORDER BY user_id, role_id, team_id NULLS FIRST""", Places::place, array(users), now, array(users), now);
    }

    /** The roles with all that they inherit. */
    public RoleGraph graphOf(Collection<Place> places) {
        Set<UUID> roles = new HashSet<>();
        places.forEach(place -> roles.add(place.roleId()));
        CatalogueSnapshot known = catalogue.snapshot();
        return new RoleGraph(statements.list("""
                WITH RECURSIVE held AS (
                    SELECT role_id FROM role WHERE role_id = ANY (?::uuid[])
                    UNION
                    SELECT i.inherits_id FROM held h CROSS JOIN LATERAL (
                        SELECT inherits_id FROM role_inheritance WHERE role_id = h.role_id OFFSET 0) i
                )
                SELECT r.role_id, r.name,
                    ARRAY(SELECT i.inherits_id::text FROM role_inheritance i WHERE i.role_id = r.role_id
                        ORDER BY 1) AS bases,
                    CASE WHEN r.system
                        THEN ARRAY(SELECT s.permission FROM system_role_permission s WHERE s.role_name = r.name)
                        ELSE ARRAY(SELECT p.permission FROM role_permission p WHERE p.role_id = r.role_id)
                    END AS permissions
                FROM held h CROSS JOIN LATERAL (
                    SELECT role_id, name, system FROM role WHERE role_id = h.role_id OFFSET 0) r""", row -> node(row, known), array(roles)));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getObject("user_id", UUID.class),
                row.getObject("role_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getString("team"),
                Statements.nullableInstant(row, "expires_at"));
    }

    private static RoleGraph.Node node(ResultSet row, CatalogueSnapshot known) throws SQLException {
        return new RoleGraph.Node(
                row.getObject("role_id", UUID.class),
                row.getString("name"),
                Arrays.stream((String[]) row.getArray("bases").getArray())
                        .map(UUID::fromString)
                        .toList(),
                texts(row, "permissions").stream()
                        .filter(name -> known.find(name).isPresent())
                        .toList());
    }
}
