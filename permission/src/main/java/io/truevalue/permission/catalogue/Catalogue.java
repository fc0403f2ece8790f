package io.truevalue.permission.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All permissions that there are. */
public final class Catalogue {
    static final List<String> RECORDS = List.of("contacts", "companies", "deals", "activities", "notes", "tasks");
    static final List<String> SETTINGS = List.of("pipelines", "custom-fields");
    static final List<String> BATCHES = List.of("imports", "exports", "change-sets");
    static final List<String> ORGANIZATION = List.of("organization", "members", "teams");
    static final List<String> ACCESS = List.of("invites", "roles", "assignments", "policies", "integrations");
    static final List<String> INSIGHT = List.of("analytics", "dashboards");

    private static final Map<String, Permission> BY_NAME = build();

    private Catalogue() {}

    /** In the catalogue's order, scoped ones after the one over all records. */
    public static List<Permission> all() {
        return List.copyOf(BY_NAME.values());
    }

    public static Optional<Permission> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Map<String, Permission> build() {
        Map<String, Permission> byName = new LinkedHashMap<>();
        add(byName, RECORDS, List.of("read", "write", "delete"), EnumSet.allOf(Scope.class));
        add(byName, SETTINGS, List.of("read", "write"), EnumSet.of(Scope.ALL));
        add(byName, BATCHES, List.of("read", "write"), EnumSet.of(Scope.ALL, Scope.OWN));
        add(byName, ORGANIZATION, List.of("read", "write", "delete"), EnumSet.of(Scope.ALL));
        add(byName, ACCESS, List.of("read", "write"), EnumSet.of(Scope.ALL));
        add(byName, List.of("billing"), List.of("read", "write"), EnumSet.of(Scope.ALL));
        add(byName, List.of("audit"), List.of("read", "export"), EnumSet.of(Scope.ALL));
        add(byName, INSIGHT, List.of("read", "write"), EnumSet.of(Scope.ALL));
        return byName;
    }

    private static void add(
            Map<String, Permission> into, List<String> resources, List<String> actions, Set<Scope> scopes) {
        List<Permission> made = new ArrayList<>();
        for (String resource : resources) {
            for (String action : actions) {
                scopes.forEach(scope -> made.add(new Permission(resource, action, scope)));
            }
        }
        made.forEach(permission -> into.put(permission.name(), permission));
    }
}
