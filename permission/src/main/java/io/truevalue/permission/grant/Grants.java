package io.truevalue.permission.grant;

import io.truevalue.tenancy.permission.PermissionSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody holds in one organisation, flattened: nothing while they are suspended.
 *
 * @param roles held directly or by a team, without what those inherit, sorted
 * @param permissions sorted, without those that another covers
 * @param teams ids of the teams that they are in, sorted
 */
public record Grants(List<String> roles, Set<String> permissions, List<String> teams, long authzVersion) {
    public Grants {
        roles = List.copyOf(roles);
        teams = List.copyOf(teams);
    }

    public PermissionSet set() {
        return PermissionSet.of(permissions);
    }
}
