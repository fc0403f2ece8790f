package io.truevalue.tenancy.permission;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody holds, by names. A name that is not of the grammar covers nothing; {@code *}, which a service holds as
 * it acts by itself, covers everything.
 */
public final class PermissionSet {
    public static final String EVERYTHING = "*";

    private final Set<String> names;
    /** {@code resource:action} of which something is held, in whatever scope, of whichever field. */
    private final Set<String> touched = new HashSet<>();

    private PermissionSet(Set<String> names) {
        this.names = Set.copyOf(names);
        for (String name : names) {
            Permission.parse(name)
                    .ifPresent(each -> touched.add(each.ofRecord().in(Scope.ALL).name()));
        }
    }

    public static PermissionSet of(Collection<String> names) {
        return new PermissionSet(Set.copyOf(names));
    }

    public Set<String> names() {
        return names;
    }

    /** Whether this permission is held, by itself or by a wider one. */
    public boolean covers(Permission wanted) {
        return names.contains(EVERYTHING) || wanted.andWider().stream().anyMatch(each -> names.contains(each.name()));
    }

    /** Whether this permission, or the same over fewer records, is held. */
    public boolean coversInSomeScope(Permission wanted) {
        for (Scope scope : Scope.values()) {
            if (covers(wanted.in(scope))) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything at all is held of the action: over some records, of the whole of them or of one field. */
    public boolean touches(String resource, String action) {
        return names.contains(EVERYTHING) || touched.contains(resource + ":" + action);
    }

    /** The same without what another of them covers, sorted. */
    public Set<String> normalised() {
        if (names.contains(EVERYTHING)) {
            return Set.of(EVERYTHING);
        }
        Set<String> kept = new TreeSet<>();
        for (String name : names) {
            Permission.parse(name)
                    .filter(each -> each.andWider().stream().skip(1).noneMatch(wider -> names.contains(wider.name())))
                    .ifPresent(each -> kept.add(each.name()));
        }
        return kept;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PermissionSet set && set.names.equals(names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
