package io.truevalue.permission.grant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one permission of a user comes from.
 *
 * @param permission as it is held
 * @param role that the user, or a team of theirs, was put into
 * @param via the roles by which it inherits the permission, down to the one that holds it; empty where it holds it itself
 * @param teamId the team that was put into the role; null where the user was
 * @param until when it ends by itself; null for never
 */
public record Source(
        String permission,
        UUID roleId,
        String role,
        List<String> via,
        @Nullable UUID teamId,
        @Nullable String team,
        @Nullable Instant until) {

    /** All sources of these permissions among one user's places. */
    public static List<Source> among(Collection<Place> places, RoleGraph graph, Set<String> permissions) {
        List<Source> sources = new ArrayList<>();
        for (Place place : places) {
            for (String permission : permissions) {
                List<RoleGraph.Node> way =
                        graph.way(place.roleId(), node -> node.permissions().contains(permission));
                if (!way.isEmpty()) {
                    sources.add(of(place, permission, way));
                }
            }
        }
        return sources;
    }

    private static Source of(Place place, String permission, List<RoleGraph.Node> way) {
        return new Source(
                permission,
                place.roleId(),
                way.getFirst().name(),
                way.stream().skip(1).map(RoleGraph.Node::name).toList(),
                place.teamId(),
                place.team(),
                place.until());
    }
}
