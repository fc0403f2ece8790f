package io.truevalue.permission.grant;

import io.truevalue.tenancy.permission.PermissionSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Some roles with all that they inherit, as they stood when they were read. */
public final class RoleGraph {
    /**
     * A role.
     *
     * @param bases what it inherits directly
     * @param permissions its own
     */
    public record Node(UUID id, String name, List<UUID> bases, List<String> permissions) {}

    private final Map<UUID, Node> nodes;

    RoleGraph(Collection<Node> nodes) {
        this.nodes = new LinkedHashMap<>();
        nodes.forEach(node -> this.nodes.put(node.id(), node));
    }

    public String nameOf(UUID role) {
        return Objects.requireNonNull(nodes.get(role), "not of this graph").name();
    }

    /** What these roles hold together, normalised. */
    public Set<String> permissionsOf(Collection<UUID> roles) {
        Set<String> held = new HashSet<>();
        Set<UUID> seen = new HashSet<>(roles);
        Deque<UUID> next = new ArrayDeque<>(roles);
        while (!next.isEmpty()) {
            Node node = nodes.get(next.remove());
            if (node != null) {
                held.addAll(node.permissions());
                node.bases().stream().filter(seen::add).forEach(next::add);
            }
        }
        return PermissionSet.of(held).normalised();
    }

    /** The shortest way from a role to one by inheritance that satisfies the wish, both included; empty where none does. */
    public List<Node> way(UUID from, Predicate<Node> wish) {
        Map<UUID, @Nullable UUID> heirs = new HashMap<>();
        heirs.put(from, null);
        Deque<UUID> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            Node node = nodes.get(next.remove());
            if (node == null) {
                continue;
            }
            if (wish.test(node)) {
                return back(node, heirs);
            }
            for (UUID base : node.bases()) {
                if (!heirs.containsKey(base)) {
                    heirs.put(base, node.id());
                    next.add(base);
                }
            }
        }
        return List.of();
    }

    private List<Node> back(Node last, Map<UUID, @Nullable UUID> heirs) {
        List<Node> way = new ArrayList<>();
        for (@Nullable Node node = last; node != null; node = nodes.get(heirs.get(node.id()))) {
            way.addFirst(node);
        }
        return List.copyOf(way);
    }
}
