package io.truevalue.permission.catalogue;

import io.truevalue.tenancy.catalogue.Action;
import io.truevalue.tenancy.catalogue.Field;
import io.truevalue.tenancy.catalogue.Resource;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** All that could be permitted at one moment. */
public final class CatalogueSnapshot {
    /** One resource, and whose it is. */
    public record Entry(String service, Resource resource) {}

    private final Map<String, Entry> resources = new LinkedHashMap<>();

    CatalogueSnapshot(Map<String, ServiceCatalogue> byService) {
        byService.forEach((service, catalogue) -> catalogue
                .resources()
                .forEach(resource -> resources.putIfAbsent(resource.name(), new Entry(service, resource))));
    }

    /** By service, in the order in which each declares them. */
    public List<Entry> entries() {
        return List.copyOf(resources.values());
    }

    public Optional<Resource> resource(String name) {
        return Optional.ofNullable(resources.get(name)).map(Entry::resource);
    }

    /** The permission of that name, where it is of the catalogue. */
    public Optional<Permission> find(String name) {
        return Permission.parse(name).filter(this::includes);
    }

    public boolean includes(Permission permission) {
        return action(permission)
                .filter(action -> action.scopes().contains(permission.scope()))
                .filter(action -> permission.field() == null || (action.byField() && hasField(permission)))
                .isPresent();
    }

    private boolean hasField(Permission permission) {
        return resource(permission.resource()).orElseThrow().fields().stream()
                .map(Field::name)
                .anyMatch(name -> Objects.equals(name, permission.field()));
    }

    /** In plain words, such as "See contacts". */
    public String describe(Permission permission) {
        return action(permission).map(Action::description).orElseGet(permission::name);
    }

    private Optional<Action> action(Permission permission) {
        return resource(permission.resource()).stream()
                .flatMap(resource -> resource.actions().stream())
                .filter(action -> action.name().equals(permission.action()))
                .findFirst();
    }

    /** Every action on whole records, over all of them. */
    public List<Permission> all() {
        return entries().stream().flatMap(entry -> all(entry.resource())).toList();
    }

    private static Stream<Permission> all(Resource resource) {
        return resource.actions().stream().map(action -> Permission.of(resource.name(), action.name()));
    }

    /** What a system role holds, as the services say. */
    public List<Permission> heldBy(SystemRole role) {
        return entries().stream()
                .flatMap(entry -> heldBy(role, entry.resource()))
                .toList();
    }

    static Stream<Permission> heldBy(SystemRole role, Resource resource) {
        if (role == SystemRole.ADMIN) {
            return all(resource);
        }
        return resource.actions().stream()
                .flatMap(action -> scopes(role, action)
                        .map(scope ->
                                Permission.of(resource.name(), action.name()).in(scope)));
    }

    private static Stream<Scope> scopes(SystemRole role, Action action) {
        return Stream.of(Scope.values())
                .filter(scope -> action.roles()
                        .getOrDefault(role.roleName(), java.util.Set.of())
                        .contains(scope));
    }
}
