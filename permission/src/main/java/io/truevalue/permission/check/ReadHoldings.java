package io.truevalue.permission.check;

import static java.util.stream.Collectors.groupingBy;

import io.truevalue.permission.catalogue.Catalogue;
import io.truevalue.permission.catalogue.CatalogueSnapshot;
import io.truevalue.permission.grant.Grants;
import io.truevalue.permission.grant.Place;
import io.truevalue.permission.grant.Places;
import io.truevalue.permission.grant.ReadGrants;
import io.truevalue.permission.grant.Source;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What somebody can do; to ask about somebody else takes {@code assignments:read}. */
@Singleton
class ReadHoldings {
    private final ReadGrants grants;
    private final Places places;
    private final Catalogue catalogue;
    private final Transactions transactions;

    ReadHoldings(ReadGrants grants, Places places, Catalogue catalogue, Transactions transactions) {
        this.grants = grants;
        this.places = places;
        this.catalogue = catalogue;
        this.transactions = transactions;
    }

    HoldingsView read(String id) {
        Principal actor = Tenancy.current();
        if (!id.equals(actor.id())) {
            actor.require("assignments:read");
        }
        UUID user = Ids.parse(id).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such member."));
        return transactions.reading(() -> {
            Grants held = grants.of(user);
            List<Place> theirs = places.of(List.of(user));
            Map<String, List<Source>> sources =
                    Source.among(theirs, places.graphOf(theirs), held.permissions()).stream()
                            .collect(groupingBy(Source::permission));
            CatalogueSnapshot known = catalogue.snapshot();
            return new HoldingsView(
                    user,
                    grants.isSuspended(user),
                    held.roles(),
                    held.teams(),
                    held.permissions().stream()
                            .map(name -> permission(name, known, sources.getOrDefault(name, List.of())))
                            .toList());
        });
    }

    private static HoldingsView.HeldPermission permission(String name, CatalogueSnapshot known, List<Source> sources) {
        return new HoldingsView.HeldPermission(
                name,
                known.describe(Permission.parse(name).orElseThrow()),
                sources.stream().map(SourceView::of).toList());
    }
}
