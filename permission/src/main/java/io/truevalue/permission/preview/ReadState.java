package io.truevalue.permission.preview;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.truevalue.permission.grant.Place;
import io.truevalue.permission.grant.Places;
import io.truevalue.permission.grant.RoleGraph;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What users hold at one moment: two queries, and one reckoning a set of roles that some of them share. */
@Singleton
class ReadState {
    private final Places places;
    private final Statements statements;

    ReadState(Places places, Statements statements) {
        this.places = places;
        this.statements = statements;
    }

    /** Whose version the running transaction has raised: all whom it touches. */
    List<UUID> touchedHere() {
        return statements.list("""
                SELECT user_id FROM authz_version WHERE xmin = pg_current_xact_id()::xid ORDER BY user_id""", row -> row.getObject("user_id", UUID.class));
    }

    /** By user, what they hold; who holds nothing is left out. */
    Map<UUID, Set<String>> of(Collection<UUID> users) {
        List<Place> theirs = places.of(users);
        RoleGraph graph = places.graphOf(theirs);
        Map<UUID, Set<UUID>> roles =
                theirs.stream().collect(groupingBy(Place::userId, mapping(Place::roleId, toSet())));
        Map<Set<UUID>, Set<String>> shared = new HashMap<>();
        Map<UUID, Set<String>> held = new HashMap<>();
        roles.forEach((user, those) -> held.put(user, shared.computeIfAbsent(those, graph::permissionsOf)));
        return held;
    }
}
