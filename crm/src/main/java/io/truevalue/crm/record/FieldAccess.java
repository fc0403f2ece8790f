package io.truevalue.crm.record;

import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.AccessProblem;
import io.truevalue.tenancy.access.PolicyEffect;
import io.truevalue.tenancy.catalogue.Field;
import io.truevalue.tenancy.catalogue.Resource;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.Scope;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which fields of records the caller may read and write, for those whose permissions go by field. */
@Singleton
public class FieldAccess {
    /** Stands for all fields, as the database writes it. */
    static final String WHOLE = "*";

    private final Map<String, List<String>> fields = new HashMap<>();

    FieldAccess(ServiceCatalogue catalogue) {
        for (Resource resource : catalogue.resources()) {
            fields.put(
                    resource.name(), resource.fields().stream().map(Field::name).toList());
        }
    }

    /** Whether the caller holds the action for single fields, of some records or all; most hold it for whole records. */
    public boolean goesByField(String resource, String action) {
        return held().anyMatch(name -> name.startsWith(resource + ".") && name.contains(":" + action));
    }

    /** Whether a policy lets the caller do it to some records. */
    boolean goesByPolicy(String resource, String action) {
        PolicyEffect policies = Tenancy.current().policies();
        return policies != null && policies.onSome().contains(resource + ":" + action);
    }

    /** Refuses whoever does not hold the action for whole records, of some or all. */
    public void requireWhole(String resource, String action) {
        Tenancy.current().require(resource + ":" + action);
        if (goesByField(resource, action)) {
            throw AccessProblem.denied(resource + ":" + action);
        }
    }

    /** The fields that are not among those that were seen. */
    public List<String> hidden(String resource, Collection<String> seen) {
        return seen.contains(WHOLE)
                ? List.of()
                : fields.getOrDefault(resource, List.of()).stream()
                        .filter(field -> !seen.contains(field))
                        .toList();
    }

    /** Each field that the caller may read of no record, with the permission that it takes. */
    public Map<String, String> unreadable(String resource) {
        Set<String> readable = fieldsHeld(resource, "read", Scope.ALL, Scope.TEAM, Scope.OWN);
        Map<String, String> unreadable = new HashMap<>();
        if (!readable.contains(WHOLE)) {
            hidden(resource, readable)
                    .forEach(field -> unreadable.put(
                            field,
                            Permission.of(resource, "read").ofField(field).name()));
        }
        return unreadable;
    }

    /** Refuses a change of a field that the caller may not write of this record, by its name. */
    void requireWritable(String resource, RecordFields<?> record, Collection<String> changed) {
        if (goesByPolicy(resource, "write")) {
            return;
        }
        Set<String> writable = fieldsHeld(resource, "write", scopesOver(record));
        if (writable.contains(WHOLE)) {
            return;
        }
        for (String field : changed) {
            if (!writable.contains(field)) {
                Permission whole = Permission.of(resource, "write");
                boolean single = fields.getOrDefault(resource, List.of()).contains(field);
                throw AccessProblem.denied((single ? whole.ofField(field) : whole).name());
            }
        }
    }

    private static Scope[] scopesOver(RecordFields<?> record) {
        Principal principal = Tenancy.current();
        boolean own = record.ownerId() != null && record.ownerId().toString().equals(principal.id());
        boolean team = record.teamId() != null
                && principal.teams().contains(record.teamId().toString());
        return Stream.of(Scope.values())
                .filter(scope -> scope == Scope.ALL || (scope == Scope.OWN && own) || (scope == Scope.TEAM && team))
                .toArray(Scope[]::new);
    }

    private Set<String> fieldsHeld(String resource, String action, Scope... scopes) {
        Set<Scope> within = Set.of(scopes);
        Set<String> fields = new HashSet<>();
        held().flatMap(name -> Permission.parse(name).stream())
                .filter(each ->
                        each.resource().equals(resource) && each.action().equals(action))
                .filter(each -> within.contains(each.scope()))
                .forEach(each -> fields.add(each.field() == null ? WHOLE : each.field()));
        return fields;
    }

    private static Stream<String> held() {
        Principal principal = Tenancy.current();
        PolicyEffect policies = principal.policies();
        return policies == null
                ? principal.permissions().stream()
                : Stream.concat(principal.permissions().stream(), policies.onSome().stream());
    }
}
