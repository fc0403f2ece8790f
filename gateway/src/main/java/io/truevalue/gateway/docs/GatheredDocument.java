package io.truevalue.gateway.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One OpenAPI document made of several. Components of one name and one content are shared; where contents differ, each
 * takes its service's name before its own, and so does whatever refers to it.
 */
final class GatheredDocument {
    private static final String COMPONENTS = "#/components/";

    private final Map<String, Object> base;
    private final Map<String, Map<String, Object>> documents;
    private final Set<String> contested;

    private GatheredDocument(Map<String, Object> base, Map<String, Map<String, Object>> documents) {
        this.base = base;
        this.documents = documents;
        this.contested = contested();
    }

    /**
     * @param base what stands in front: version, info, servers, the gate's own paths
     * @param documents by service, in the order in which they are shown
     */
    static Map<String, Object> of(Map<String, Object> base, Map<String, Map<String, Object>> documents) {
        return new GatheredDocument(base, documents).gather();
    }

    private Map<String, Object> gather() {
        Map<String, Object> all = new LinkedHashMap<>(base);
        Map<String, Object> paths = new LinkedHashMap<>(child(base, "paths"));
        Map<String, Object> components = new LinkedHashMap<>();
        child(base, "components").forEach((kind, named) -> components.put(kind, new LinkedHashMap<>(asMap(named))));
        List<Object> tags = new ArrayList<>(list(base, "tags"));
        List<Object> groups = new ArrayList<>(list(base, "x-tagGroups"));
        documents.forEach((service, document) -> {
            Set<Object> used = new LinkedHashSet<>();
            child(document, "paths").forEach((path, item) -> {
                paths.put(path, renamed(service, item));
                asMap(item).values().forEach(operation -> used.addAll(list(asMap(operation), "tags")));
            });
            child(document, "components").forEach((kind, named) -> {
                Map<String, Object> into = asMap(components.computeIfAbsent(kind, any -> new LinkedHashMap<>()));
                asMap(named)
                        .forEach((name, component) ->
                                into.put(nameOf(service, kind, name), renamed(service, component)));
            });
            tags.addAll(list(document, "tags"));
            groups.add(Map.of("name", service, "tags", List.copyOf(used)));
        });
        all.put("paths", paths);
        all.put("components", components);
        all.put("tags", tags);
        all.put("x-tagGroups", groups);
        return all;
    }

    private String nameOf(String service, String kind, String name) {
        return contested.contains(kind + "/" + name) ? service + "_" + name : name;
    }

    /** The same tree with its references turned to the new names. */
    private @Nullable Object renamed(String service, @Nullable Object node) {
        if (node instanceof Map<?, ?>) {
            Map<String, Object> copy = new LinkedHashMap<>();
            asMap(node).forEach((key, value) -> {
                boolean refers = key.equals("$ref") && value instanceof String reference && isComponent(reference);
                copy.put(key, refers ? renamed(service, String.valueOf(value)) : renamed(service, value));
            });
            return copy;
        }
        if (node instanceof List<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(renamed(service, item)));
            return copy;
        }
        return node;
    }

    private String renamed(String service, String reference) {
        String[] parts = reference.substring(COMPONENTS.length()).split("/", 2);
        return COMPONENTS + parts[0] + "/" + nameOf(service, parts[0], parts[1]);
    }

    private static boolean isComponent(String reference) {
        return reference.startsWith(COMPONENTS) && reference.indexOf('/', COMPONENTS.length()) > 0;
    }

    /** Components, as {@code kind/name}, that two documents fill differently, by themselves or by what they refer to. */
    private Set<String> contested() {
        Map<String, Object> first = new LinkedHashMap<>();
        Set<String> shared = new LinkedHashSet<>();
        Set<String> found = new LinkedHashSet<>();
        documents
                .values()
                .forEach(document -> child(document, "components")
                        .forEach((kind, named) -> asMap(named).forEach((name, component) -> {
                            String key = kind + "/" + name;
                            Object known = first.putIfAbsent(key, component);
                            if (known != null) {
                                shared.add(key);
                                if (!Objects.equals(known, component)) {
                                    found.add(key);
                                }
                            }
                        })));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (String key : shared) {
                if (!found.contains(key) && refersTo(first.get(key), found)) {
                    grew = found.add(key);
                }
            }
        }
        return found;
    }

    private static boolean refersTo(@Nullable Object node, Set<String> keys) {
        return switch (node) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .anyMatch(each -> "$ref".equals(each.getKey())
                                ? keys.contains(String.valueOf(each.getValue()).replace(COMPONENTS, ""))
                                : refersTo(each.getValue(), keys));
            case List<?> items -> items.stream().anyMatch(item -> refersTo(item, keys));
            case null, default -> false;
        };
    }

    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return asMap(parent.get(name));
    }

    private static List<Object> list(Map<String, Object> parent, String name) {
        return parent.get(name) instanceof List<?> items ? List.copyOf(items) : List.of();
    }

    @SuppressWarnings("unchecked") // a YAML document's mapping; its keys are text in OpenAPI
    private static Map<String, Object> asMap(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
