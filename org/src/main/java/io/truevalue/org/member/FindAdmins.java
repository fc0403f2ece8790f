package io.truevalue.org.member;

import io.truevalue.org.member.InternalAdminController.Admin;
import io.truevalue.org.member.InternalAdminController.Admins;
import io.truevalue.org.organization.Organization;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Finds an organisation's owner and those in the role admin, as auth knows them at the moment. */
@Singleton
class FindAdmins {
    private final Organizations organizations;
    private final MemberStore members;
    private final People people;
    private final Transactions transactions;

    FindAdmins(Organizations organizations, MemberStore members, People people, Transactions transactions) {
        this.organizations = organizations;
        this.members = members;
        this.people = people;
        this.transactions = transactions;
    }

    private record Found(String name, List<UUID> admins) {}

    Admins find() {
        Optional<Found> found = transactions.reading(
                () -> organizations.current().map(Organization::name).map(name -> new Found(name, members.admins())));
        if (found.isEmpty()) {
            return new Admins("", List.of());
        }
        Map<UUID, Person> known = people.of(found.get().admins());
        return new Admins(
                found.get().name(),
                found.get().admins().stream()
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .map(person -> new Admin(person.id(), person.email(), person.fullName()))
                        .toList());
    }
}
