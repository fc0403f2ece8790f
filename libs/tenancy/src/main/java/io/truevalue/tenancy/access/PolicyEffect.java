package io.truevalue.tenancy.access;

import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.PermissionSet;
import java.util.Map;
import java.util.Set;

/**
 * What an organisation's policies make of a principal at one moment.
 *
 * @param permissions what is held once policies have taken and given
 * @param onSome permissions that policies allow over some records, which the database knows
 * @param refusedBy each permission that a policy takes over all records, with the policy's name
 * @param setting as the database reads {@code app.policies}: {@code none}, or JSON of jsonpaths
 */
public record PolicyEffect(Set<String> permissions, Set<String> onSome, Map<String, String> refusedBy, String setting) {
    /** Where no policy hangs on a record. */
    public static final String NONE = "none";

    public PolicyEffect {
        permissions = Set.copyOf(permissions);
        onSome = Set.copyOf(onSome);
        refusedBy = Map.copyOf(refusedBy);
    }

    /** Whether a policy allows some of it over some records: all of their fields, or one. */
    public boolean allowsSome(String permission) {
        return !onSome.isEmpty()
                && Permission.parse(permission)
                        .filter(each -> PermissionSet.of(onSome).touches(each.resource(), each.action()))
                        .isPresent();
    }
}
