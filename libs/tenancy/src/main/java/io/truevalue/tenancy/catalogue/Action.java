package io.truevalue.tenancy.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.truevalue.tenancy.permission.Scope;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What can be done to a resource.
 *
 * @param description in plain words, as the console shows it
 * @param scopes in which it can be granted
 * @param byField whether it can be granted for one field alone
 * @param roles what the system roles beside admin, who holds everything, hold of it: role → scopes
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Action(
        String name, String description, Set<Scope> scopes, boolean byField, Map<String, Set<Scope>> roles) {
    public Action {
        scopes = Collections.unmodifiableSet(EnumSet.copyOf(scopes));
        Map<String, Set<Scope>> sorted = new TreeMap<>();
        roles.forEach((role, held) -> sorted.put(role, Collections.unmodifiableSet(EnumSet.copyOf(held))));
        roles = Collections.unmodifiableMap(sorted);
    }

    /** Over all records only, held by admins alone. */
    public static Action of(String name, String description) {
        return new Action(name, description, Set.of(Scope.ALL), false, Map.of());
    }

    public Action scoped(Scope... others) {
        EnumSet<Scope> all = EnumSet.of(Scope.ALL, others);
        return new Action(name, description, all, byField, roles);
    }

    public Action alsoByField() {
        return new Action(name, description, scopes, true, roles);
    }

    /** Held by a system role, over all records unless scopes are given. */
    public Action heldBy(String role, Scope... in) {
        Map<String, Set<Scope>> more = new TreeMap<>(roles);
        more.put(role, in.length == 0 ? Set.of(Scope.ALL) : Set.of(in));
        return new Action(name, description, scopes, byField, more);
    }
}
