package io.truevalue.permission.catalogue;

import io.truevalue.tenancy.catalogue.Action;
import io.truevalue.tenancy.catalogue.Field;
import io.truevalue.tenancy.catalogue.Resource;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.Scope;
import java.util.List;

/**
 * A permission as the catalogue lists it: one line for each resource and action.
 *
 * @param description in plain words
 * @param scopes in which it can be granted
 * @param fields for which it can be granted alone, as {@code resource.field:action}
 * @param service that decides by it
 */
record PermissionView(
        String name,
        String resource,
        String resourceTitle,
        String action,
        String description,
        List<Scope> scopes,
        List<FieldView> fields,
        String service) {
    /** A field of a resource. */
    record FieldView(String name, String title) {
        static FieldView of(Field field) {
            return new FieldView(field.name(), field.title());
        }
    }

    static List<PermissionView> of(CatalogueSnapshot.Entry entry) {
        Resource resource = entry.resource();
        return resource.actions().stream()
                .map(action -> of(entry.service(), resource, action))
                .toList();
    }

    private static PermissionView of(String service, Resource resource, Action action) {
        return new PermissionView(
                Permission.of(resource.name(), action.name()).name(),
                resource.name(),
                resource.title(),
                action.name(),
                action.description(),
                List.copyOf(action.scopes()),
                action.byField() ? resource.fields().stream().map(FieldView::of).toList() : List.of(),
                service);
    }
}
