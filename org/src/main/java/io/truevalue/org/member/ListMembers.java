package io.truevalue.org.member;

import io.truevalue.org.organization.Organization;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of members costs two queries and one signed call, however long it is. Searched and sorted is by the copy of what
 * auth says; shown is what it says at the moment, and where that differs the copy is brought up to date.
 */
@Singleton
public class ListMembers {
    private static final int LONGEST_QUESTION = 100;
    private static final Listing LISTING = Listing.of(MemberStore.COLUMNS, MemberStore.FROM)
            .column("user_id", "m.user_id", Kind.UUID)
            .column("status", "m.status", Kind.TEXT)
            .column("joined_at", "m.joined_at", Kind.TIMESTAMP)
            .column("full_name", "coalesce(m.full_name, '')", Kind.TEXT)
            .column("email", "coalesce(m.email, '')", Kind.TEXT)
            .filterOnly("owner", "(o.owner_id = m.user_id)", Kind.BOOLEAN)
            .ofRows("roles", MemberStore.ROLE_ROWS, "r.role", Kind.TEXT)
            .ofRows("teams", MemberStore.TEAM_ROWS, "p.team_id", Kind.UUID)
            .sortedBy("-joined_at")
            .keyedBy("user_id")
            .build();

    private final Organizations organizations;
    private final MemberStore members;
    private final Lists lists;
    private final People people;
    private final TellListing tell;
    private final Transactions transactions;

    ListMembers(
            Organizations organizations,
            MemberStore members,
            Lists lists,
            People people,
            TellListing tell,
            Transactions transactions) {
        this.organizations = organizations;
        this.members = members;
        this.lists = lists;
        this.people = people;
        this.tell = tell;
        this.transactions = transactions;
    }

    Page<MemberView> list(String slug, ListRequest request, @Nullable String question) {
        List<Sql> conditions = question == null || question.isBlank() ? List.of() : List.of(holds(question.strip()));
        return page(slug, request, conditions);
    }

    /** Those who have a place in a team. */
    public Page<MemberView> ofTeam(String slug, UUID team, ListRequest request) {
        return page(
                slug,
                request,
                List.of(Sql.of(
                        "EXISTS (SELECT FROM " + MemberStore.TEAM_ROWS + " AND p.team_id = ?::uuid)",
                        team.toString())));
    }

    MemberView read(String slug, String userId) {
        MemberView member = transactions.reading(() -> {
            organizations.named(slug);
            return Ids.parse(userId).flatMap(members::find).orElseThrow(ListMembers::notFound);
        });
        return told(new Page<>(List.of(member), null, null)).items().getFirst();
    }

    private Page<MemberView> page(String slug, ListRequest request, List<Sql> conditions) {
        return told(transactions.in(() -> {
            Organization organization = organizations.named(slug);
            Page<MemberView> found = lists.page(LISTING, request, MemberStore::read, conditions.toArray(Sql[]::new));
            tell.tell(organization.id());
            return found;
        }));
    }

    /** The same members as auth knows them now. */
    private Page<MemberView> told(Page<MemberView> page) {
        Map<UUID, Person> known =
                people.of(page.items().stream().map(MemberView::userId).toList());
        List<Person> changed = new ArrayList<>();
        for (MemberView member : page.items()) {
            Person person = known.get(member.userId());
            if (person != null && !member.equals(member.known(person))) {
                changed.add(person);
            }
        }
        if (!changed.isEmpty()) {
            transactions.run(() -> changed.forEach(members::copy));
        }
        return page.map(member -> member.known(known.get(member.userId())));
    }

    private static Sql holds(String question) {
        if (question.length() > LONGEST_QUESTION) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("The question is too long.")
                    .field("q", "invalid_length", "at most " + LONGEST_QUESTION + " characters");
        }
        String pattern = "%" + question.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return Sql.of("m.full_name ILIKE ? OR m.email ILIKE ?", pattern, pattern);
    }

    private static Problem notFound() {
        return CommonProblem.NOT_FOUND.because("No such member.");
    }
}
