package io.truevalue.permission.check;

import io.truevalue.permission.catalogue.Catalogue;
import io.truevalue.permission.grant.Place;
import io.truevalue.permission.grant.Places;
import io.truevalue.permission.grant.RoleGraph;
import io.truevalue.permission.grant.Source;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.PermissionSet;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who can do something: found, sorted, paged and counted by the database, three queries a page. */
@Singleton
class ListHolders {
    private static final Listing LISTING = Listing.of("v.user_id", "authz_version v")
            .column("user_id", "v.user_id", Kind.UUID)
            .sortedBy("user_id")
            .keyedBy("user_id")
            .build();
    private static final String HOLDS = """
            v.user_id IN (
                WITH RECURSIVE above AS (
                    SELECT p.role_id FROM role_permission p WHERE p.permission = ANY (CAST(? AS text[]))
                    UNION
                    SELECT r.role_id FROM role r JOIN system_role_permission s ON r.system AND s.role_name = r.name
                    WHERE s.permission = ANY (CAST(? AS text[]))
                    UNION
                    SELECT i.role_id FROM role_inheritance i JOIN above a ON a.role_id = i.inherits_id
                ), standing AS (
                    SELECT a.user_id FROM assignment a
                    WHERE a.role_id IN (SELECT role_id FROM above)
                      AND (a.expires_at IS NULL OR a.expires_at > CAST(? AS timestamptz))
                    UNION
                    SELECT m.user_id FROM team_assignment t JOIN team_member m ON m.team_id = t.team_id
                    WHERE t.role_id IN (SELECT role_id FROM above)
                      AND (t.expires_at IS NULL OR t.expires_at > CAST(? AS timestamptz))
                )
                SELECT user_id FROM standing
                EXCEPT SELECT user_id FROM suspended_member)""";

    private final Catalogue catalogue;
    private final Lists lists;
    private final Places places;
    private final Transactions transactions;
    private final Clock clock;

    ListHolders(Catalogue catalogue, Lists lists, Places places, Transactions transactions, Clock clock) {
        this.catalogue = catalogue;
        this.lists = lists;
        this.places = places;
        this.transactions = transactions;
        this.clock = clock;
    }

    Page<HolderView> list(@Nullable String permission, ListRequest request) {
        Permission asked = catalogue
                .find(permission)
                .orElseThrow(() -> CommonProblem.VALIDATION_FAILED
                        .because("There is no such permission.")
                        .field("permission", "unknown_permission", "one of the catalogue"));
        Set<String> related = ExplainDecision.related(asked);
        String names = "{" + String.join(",", related) + "}";
        String now = clock.instant().toString();
        return transactions.reading(() -> {
            Page<UUID> page = lists.page(
                    LISTING,
                    request,
                    row -> row.getObject("user_id", UUID.class),
                    Sql.of(HOLDS, names, names, now, now));
            List<Place> theirs = places.of(page.items());
            RoleGraph graph = places.graphOf(theirs);
            return page.map(user -> view(
                    user,
                    Source.among(
                            theirs.stream()
                                    .filter(place -> place.userId().equals(user))
                                    .toList(),
                            graph,
                            related)));
        });
    }

    private static HolderView view(UUID user, List<Source> sources) {
        return new HolderView(
                user,
                List.copyOf(PermissionSet.of(sources.stream()
                                .map(Source::permission)
                                .distinct()
                                .toList())
                        .normalised()),
                sources.stream().map(SourceView::of).toList());
    }
}
