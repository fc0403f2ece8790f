package io.truevalue.org.team;

import io.truevalue.org.member.ListMembers;
import io.truevalue.org.member.MemberView;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads teams, and who is in them. */
@Singleton
class ReadTeams {
    private static final Listing LISTING = Listing.of(TeamStore.COLUMNS, "team t")
            .column("id", "t.team_id", Kind.UUID)
            .column("name", "t.name", Kind.TEXT)
            .filterOnly("lead_id", "t.lead_id", Kind.UUID)
            .column("member_count", TeamStore.MEMBER_COUNT, Kind.NUMBER)
            .column("created_at", "t.created_at", Kind.TIMESTAMP)
            .column("updated_at", "t.updated_at", Kind.TIMESTAMP)
            .build();

    private final Organizations organizations;
    private final Places places;
    private final ListMembers members;
    private final Lists lists;
    private final Transactions transactions;

    ReadTeams(Organizations organizations, Places places, ListMembers members, Lists lists, Transactions transactions) {
        this.organizations = organizations;
        this.places = places;
        this.members = members;
        this.lists = lists;
        this.transactions = transactions;
    }

    Page<Team> list(String slug, ListRequest request) {
        return transactions.reading(() -> {
            organizations.named(slug);
            return lists.page(LISTING, request, TeamStore::read);
        });
    }

    Team read(String slug, String id) {
        return transactions.reading(() -> {
            organizations.named(slug);
            return places.named(id);
        });
    }

    Page<MemberView> membersOf(String slug, String id, ListRequest request) {
        return members.ofTeam(slug, read(slug, id).id(), request);
    }

    /** Those of these that there are. */
    List<Team> known(Collection<UUID> ids) {
        return transactions.reading(() -> places.list(ids));
    }
}
