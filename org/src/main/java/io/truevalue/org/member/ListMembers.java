package io.truevalue.org.member;

import io.truevalue.org.organization.Organization;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A page of members costs two queries and one signed call, however long it is. */
@Singleton
class ListMembers {
    private static final String ROLES = """
            ARRAY(SELECT r.role FROM member_role r
                WHERE r.org_id = m.org_id AND r.user_id = m.user_id ORDER BY r.role)""";
    private static final Listing LISTING = Listing.of(
                    "m.user_id, m.status, o.owner_id = m.user_id AS owner, " + ROLES + " AS roles, m.joined_at",
                    "membership m JOIN organization o ON o.org_id = m.org_id")
            .column("user_id", "m.user_id", Kind.UUID)
            .column("status", "m.status", Kind.TEXT)
            .column("joined_at", "m.joined_at", Kind.TIMESTAMP)
            .column("roles", ROLES, Kind.TEXTS)
            .sortedBy("-joined_at")
            .keyedBy("user_id")
            .build();

    private final Organizations organizations;
    private final Lists lists;
    private final ServiceCalls services;
    private final TellListing tell;
    private final Transactions transactions;

    ListMembers(
            Organizations organizations,
            Lists lists,
            ServiceCalls services,
            TellListing tell,
            Transactions transactions) {
        this.organizations = organizations;
        this.lists = lists;
        this.services = services;
        this.tell = tell;
        this.transactions = transactions;
    }

    Page<MemberView> list(String slug, ListRequest request) {
        Page<MemberView> page = transactions.in(() -> {
            Organization organization = organizations.named(slug);
            Page<MemberView> members = lists.page(LISTING, request, ListMembers::row);
            tell.tell(organization.id());
            return members;
        });
        Map<UUID, Person> people =
                peopleOf(page.items().stream().map(MemberView::userId).toList());
        return page.map(member -> member.known(people.get(member.userId())));
    }

    private Map<UUID, Person> peopleOf(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return services
                .post("auth", "/internal/users/bulk", new Person.Question(ids), Person.Answer.class)
                .items()
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    private static MemberView row(ResultSet row) throws SQLException {
        return new MemberView(
                row.getObject("user_id", UUID.class),
                null,
                null,
                row.getString("status"),
                row.getBoolean("owner"),
                Arrays.asList((String[]) row.getArray("roles").getArray()),
                List.of(),
                Statements.instant(row, "joined_at"));
    }
}
