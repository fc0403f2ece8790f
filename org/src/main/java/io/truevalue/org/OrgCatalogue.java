package io.truevalue.org;

import io.micronaut.context.annotation.Factory;
import io.truevalue.tenancy.catalogue.Action;
import io.truevalue.tenancy.catalogue.Resource;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import jakarta.inject.Singleton;
import java.util.List;

/** What org lets be permitted. */
@Factory
final class OrgCatalogue {
    @Singleton
    ServiceCatalogue catalogue() {
        return new ServiceCatalogue(
                1,
                List.of(
                        new Resource(
                                "organization",
                                "Organisation",
                                List.of(
                                        everybodys("See the organisation and its settings"),
                                        Action.of("write", "Change the organisation's name, slug and settings"),
                                        Action.of("delete", "Delete the organisation"))),
                        new Resource(
                                "members",
                                "Members",
                                List.of(
                                        everybodys("See who belongs to the organisation"),
                                        Action.of("write", "Change, suspend and reactivate members"),
                                        Action.of("delete", "Remove members"))),
                        new Resource(
                                "teams",
                                "Teams",
                                List.of(
                                        everybodys("See teams and who is in them"),
                                        Action.of("write", "Make and change teams, and who is in them")
                                                .heldBy("manager"),
                                        Action.of("delete", "Delete teams"))),
                        new Resource(
                                "invites",
                                "Invites",
                                List.of(
                                        Action.of("read", "See open invites"),
                                        Action.of("write", "Invite people, and revoke invites")
                                                .heldBy("manager")))));
    }

    private static Action everybodys(String description) {
        return Action.of("read", description).heldBy("manager").heldBy("member").heldBy("viewer");
    }
}
