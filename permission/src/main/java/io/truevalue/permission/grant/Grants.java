package io.truevalue.permission.grant;

import io.truevalue.permission.catalogue.Permission;
import java.util.List;
import java.util.Set;

/**
 * What somebody holds in one organisation, flattened.
 *
 * @param roles directly assigned, sorted
 * @param permissions sorted, without those that another covers
 */
public record Grants(List<String> roles, Set<String> permissions, long authzVersion) {
    public Grants {
        roles = List.copyOf(roles);
    }

    public boolean covers(Permission permission) {
        return permission.isCoveredBy(permissions);
    }
}
