package io.truevalue.permission;

import io.micronaut.context.annotation.Factory;
import io.truevalue.tenancy.catalogue.Action;
import io.truevalue.tenancy.catalogue.Resource;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import jakarta.inject.Singleton;
import java.util.List;

/** What permission itself lets be permitted. */
@Factory
final class PermissionCatalogue {
    @Singleton
    ServiceCatalogue catalogue() {
        return new ServiceCatalogue(
                1,
                List.of(
                        new Resource(
                                "roles",
                                "Roles",
                                List.of(
                                        Action.of("read", "See roles, and what each lets one do"),
                                        Action.of("write", "Make, change and delete roles"))),
                        new Resource(
                                "assignments",
                                "Assignments",
                                List.of(
                                        Action.of("read", "See who is in which role, and ask what others may do"),
                                        Action.of("write", "Put people and teams into roles"))),
                        new Resource(
                                "policies",
                                "Policies",
                                List.of(
                                        Action.of("read", "See policies"),
                                        Action.of("write", "Make, change and delete policies")))));
    }
}
