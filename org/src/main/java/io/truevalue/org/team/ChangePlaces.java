package io.truevalue.org.team;

import io.truevalue.org.grant.Grants;
import io.truevalue.org.organization.Organization;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Gives a member a place in a team and takes it. A team may hold roles, so whoever does it must hold what the team holds;
 * anyone may give up their own place.
 */
@Singleton
class ChangePlaces {
    private final Organizations organizations;
    private final Places places;
    private final Grants grants;
    private final Transactions transactions;

    ChangePlaces(Organizations organizations, Places places, Grants grants, Transactions transactions) {
        this.organizations = organizations;
        this.places = places;
        this.grants = grants;
        this.transactions = transactions;
    }

    void add(String slug, String team, String userId) {
        authorize(slug, team);
        transactions.run(() -> {
            Organization organization = organizations.locked(slug);
            places.add(
                    organization.id(),
                    places.locked(team),
                    places.member(userId).userId());
        });
    }

    void remove(String slug, String team, String userId) {
        Principal actor = Tenancy.current();
        if (!userId.equals(actor.id())) {
            authorize(slug, team);
        }
        transactions.run(() -> {
            organizations.locked(slug);
            places.remove(places.locked(team), places.member(userId).userId());
        });
    }

    private void authorize(String slug, String team) {
        UUID id = transactions.reading(() -> {
            organizations.named(slug);
            return places.named(team).id();
        });
        grants.require(Tenancy.current(), List.of(), List.of(id.toString()));
    }
}
