package io.truevalue.permission.catalogue;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The right to do one action on one kind of resource, over the records of a scope. */
public record Permission(String resource, String action, Scope scope) {
    static Permission all(String resource, String action) {
        return new Permission(resource, action, Scope.ALL);
    }

    public String name() {
        return unscopedName() + scope.suffix();
    }

    public String unscopedName() {
        return resource + ":" + action;
    }

    /** Whether who holds these holds this one, too: itself, or the same over all records. */
    public boolean isCoveredBy(Set<String> held) {
        return held.contains(name()) || held.contains(unscopedName());
    }

    /** The same permissions, without those that another of them covers, sorted by name. */
    public static Set<String> withoutCovered(Collection<Permission> permissions) {
        Set<String> names = permissions.stream().map(Permission::name).collect(Collectors.toSet());
        return permissions.stream()
                .filter(each -> each.scope() == Scope.ALL || !names.contains(each.unscopedName()))
                .map(Permission::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
