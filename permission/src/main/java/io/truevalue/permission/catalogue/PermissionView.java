package io.truevalue.permission.catalogue;

import java.util.List;

/** A permission as the catalogue lists it. */
record PermissionView(String name, String resource, String action, List<String> scopes) {
    /** One line for each resource and action, with its scopes. */
    static List<PermissionView> catalogue() {
        return Catalogue.all().stream()
                .filter(each -> each.scope() == Scope.ALL)
                .map(each -> new PermissionView(each.name(), each.resource(), each.action(), scopesOf(each)))
                .toList();
    }

    private static List<String> scopesOf(Permission permission) {
        return Catalogue.all().stream()
                .filter(each -> each.unscopedName().equals(permission.unscopedName()))
                .map(each -> each.scope().wireName())
                .toList();
    }
}
