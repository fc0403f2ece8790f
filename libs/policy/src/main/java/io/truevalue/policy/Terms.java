package io.truevalue.policy;

import io.truevalue.tenancy.catalogue.Action;
import io.truevalue.tenancy.catalogue.Attribute;
import io.truevalue.tenancy.catalogue.Field;
import io.truevalue.tenancy.catalogue.Resource;
import io.truevalue.tenancy.permission.Permission;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be permitted here, and the vocabulary of each resource's conditions. */
public final class Terms {
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, Vocabulary> vocabularies = new LinkedHashMap<>();

    private Terms(Collection<Resource> declared) {
        Vocabulary plain = Vocabulary.of(List.of());
        for (Resource resource : declared) {
            resources.put(resource.name(), resource);
            List<Attribute> attributes = resource.attributes();
            vocabularies.put(resource.name(), attributes.isEmpty() ? plain : Vocabulary.of(attributes));
        }
    }

    public static Terms of(Collection<Resource> resources) {
        return new Terms(resources);
    }

    public Collection<Resource> resources() {
        return resources.values();
    }

    public Optional<Resource> resource(String name) {
        return Optional.ofNullable(resources.get(name));
    }

    public Optional<Vocabulary> vocabulary(String resource) {
        return Optional.ofNullable(vocabularies.get(resource));
    }

    /** Whether a policy can be about it: a resource's action, or one field's where the action goes by field. */
    public boolean knows(Permission permission) {
        Resource resource = resources.get(permission.resource());
        return resource != null
                && resource.actions().stream()
                        .anyMatch(action -> action.name().equals(permission.action())
                                && (permission.field() == null
                                        || (action.byField() && hasField(resource, permission.field()))));
    }

    private static boolean hasField(Resource resource, String name) {
        return resource.fields().stream().map(Field::name).anyMatch(name::equals);
    }

    /** Each {@code resource:action} there is. */
    List<Permission> all() {
        return resources.values().stream()
                .flatMap(resource -> resource.actions().stream()
                        .map(Action::name)
                        .map(action -> Permission.of(resource.name(), action)))
                .toList();
    }
}
