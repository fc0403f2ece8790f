package io.truevalue.policy;

import io.truevalue.tenancy.access.PolicyEffect;
import io.truevalue.tenancy.catalogue.Field;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sums up what policies take and give. */
final class Effects {
    private final Set<String> held;
    private final Terms terms;
    private final Set<Permission> allowed = new HashSet<>();
    private final Map<Permission, String> denied = new TreeMap<>(java.util.Comparator.comparing(Permission::name));
    private final Map<String, List<String>> allowedOnSome = new TreeMap<>();
    private final Set<String> onSome = new TreeSet<>();
    private final Map<String, List<String>> deniedOnSome = new TreeMap<>();

    Effects(Collection<String> held, Terms terms) {
        this.held = new HashSet<>(held);
        this.terms = terms;
    }

    void deny(Permission permission, Residual residual, String policy) {
        switch (residual) {
            case Residual.Told(Answer answer) when answer == Answer.DOES_NOT_APPLY -> {}
            case Residual.Told told -> denied.putIfAbsent(permission, policy);
            case Residual.OnRecord rest ->
                deniedOnSome
                        .computeIfAbsent(permission.name(), any -> new ArrayList<>())
                        .add(rest.predicate());
        }
    }

    void allow(Permission permission, Residual residual) {
        switch (residual) {
            case Residual.Told(Answer answer) when answer == Answer.APPLIES -> allowed.add(permission);
            case Residual.Told told -> {}
            case Residual.OnRecord rest ->
                allowedOnSome
                        .computeIfAbsent(permission.name(), any -> new ArrayList<>())
                        .add(rest.predicate());
        }
    }

    PolicyEffect sum() {
        allowed.forEach(each -> held.add(each.name()));
        onSome.addAll(allowedOnSome.keySet());
        denied.keySet().forEach(this::take);
        Map<String, String> refusedBy = new TreeMap<>();
        denied.forEach((permission, policy) -> refusedBy.put(permission.name(), policy));
        return new PolicyEffect(held, onSome, refusedBy, setting());
    }

    private void take(Permission taken) {
        if (taken.field() == null) {
            held.removeIf(name -> Permission.parse(name)
                    .filter(each -> taken.covers(each.in(Scope.ALL)))
                    .isPresent());
            allowedOnSome.remove(taken.name());
            onSome.remove(taken.name());
            onSome.removeIf(name -> Permission.parse(name).filter(taken::covers).isPresent());
            return;
        }
        for (Scope scope : Scope.values()) {
            Permission whole = taken.ofRecord().in(scope);
            if (held.remove(whole.name())) {
                fieldsBut(taken).forEach(field -> held.add(whole.ofField(field).name()));
            }
            held.remove(taken.in(scope).name());
        }
        Permission whole = taken.ofRecord();
        if (onSome.remove(whole.name())) {
            fieldsBut(taken).forEach(field -> onSome.add(whole.ofField(field).name()));
        }
        onSome.remove(taken.name());
    }

    private List<String> fieldsBut(Permission taken) {
        return terms.resource(taken.resource()).orElseThrow().fields().stream()
                .map(Field::name)
                .filter(name -> !name.equals(taken.field()))
                .toList();
    }

    private String setting() {
        return allowedOnSome.isEmpty() && deniedOnSome.isEmpty()
                ? PolicyEffect.NONE
                : "{\"deny\":" + json(deniedOnSome) + ",\"allow\":" + json(allowedOnSome) + "}";
    }

    /** Several policies are one predicate: unknown in one of them is unknown of all unless another is true. */
    private static String json(Map<String, List<String>> predicates) {
        return predicates.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + quoted("strict " + joined(entry.getValue())))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String joined(List<String> predicates) {
        return predicates.size() == 1 ? predicates.getFirst() : "(" + String.join(" || ", predicates) + ")";
    }

    /** Predicates are plain ASCII without control characters. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
