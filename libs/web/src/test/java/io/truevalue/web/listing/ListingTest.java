package io.truevalue.web.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
    private static final Listing LISTING = Listing.of("id, last_name", "contact")
            .column("id", "id", Kind.UUID)
            .column("created_at", "created_at", Kind.TIMESTAMP)
            .column("last_name", "coalesce(last_name, '')", Kind.TEXT)
            .column("pages", "pages", Kind.NUMBER)
            .filterOnly("tags", "tags", Kind.TEXTS)
            .ofRows("teams", "place p WHERE p.contact_id = contact.id", "p.team_id", Kind.UUID)
            .ofRows("roles", "holder h WHERE h.contact_id = contact.id", "h.role", Kind.TEXT)
            .build();

    private static ListRequest request(@Nullable String sort, @Nullable String filter, @Nullable String cursor) {
        return ListRequest.parse(null, cursor, sort, filter, null);
    }

    @Test
    void sortsNewestFirstAndTotallyWhereNothingIsAsked() {
        assertThat(LISTING.compile(ListRequest.first()).page().text())
                .isEqualTo("SELECT id, last_name, (created_at)::text AS cursor_0, (id)::text AS cursor_1 FROM contact"
                        + " WHERE TRUE ORDER BY created_at DESC, id DESC LIMIT 21");
    }

    @Test
    void continuesPastTheCursorWithTheSameSort() {
        Listing.Query first = LISTING.compile(request("-pages,last_name", null, null));
        String cursor = first.cursor(List.of("7", "O'Brien", "01a1fdd0-d142-7ec6-ae15-2d265a82ea87"));
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        Listing.Query next = LISTING.compile(request("-pages,last_name", null, cursor));
        assertThat(next.page().text())
                .contains("(pages < ?::numeric) OR (pages = ?::numeric AND coalesce(last_name, '') > ?::text)");
        assertThat(next.page().parameters()).contains("O'Brien");
        assertThatThrownBy(() -> LISTING.compile(request("pages", null, cursor)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void sendsValuesAsParametersOnly() {
        Sql page = LISTING.compile(request(null, "last_name==\"x' OR '1'='1\";tags==vip,pages=in=(1,2)", null))
                .page();
        assertThat(page.text()).doesNotContain("OR '1'").contains("(?::text = ANY(tags))");
        assertThat(page.parameters()).containsExactly("x' OR '1'='1", "vip", "1", "2");
    }

    @Test
    void matchesWildcardsWithoutCase() {
        Sql page = LISTING.compile(request(null, "last_name==\"N_g*%\"", null)).page();
        assertThat(page.text()).contains("ILIKE ?");
        assertThat(page.parameters()).containsExactly("N\\_g%\\%");
        assertThat(LISTING.compile(request(null, "tags==vi*", null)).page().text())
                .contains("EXISTS (SELECT 1 FROM unnest(tags) one WHERE one ILIKE ?)");
    }

    @Test
    void asksTheRowsOfAColumnThatHasManyValues() {
        String team = "01a1fdd0-d142-7ec6-ae15-2d265a82ea87";
        Sql page = LISTING.compile(request(null, "teams==" + team + ";roles!=ad*;roles=out=(a,b)", null))
                .page();
        assertThat(page.text())
                .contains(
                        "EXISTS (SELECT FROM place p WHERE p.contact_id = contact.id AND (p.team_id = ?::uuid))",
                        "NOT EXISTS (SELECT FROM holder h WHERE h.contact_id = contact.id AND (h.role ILIKE ?))",
                        "NOT EXISTS (SELECT FROM holder h WHERE h.contact_id = contact.id AND (h.role IN (?::text, ?::text)))");
        assertThat(page.parameters()).containsExactly(team, "ad%", "a", "b");
    }

    @Test
    void capsTheLimit() {
        assertThat(ListRequest.parse("1000000000000", null, null, null, null).limit())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nope==1",
                "last_name",
                "pages==x",
                "id==1",
                "created_at=gt=yesterday",
                "tags=gt=a",
                "roles=gt=a",
                "teams==x",
                "pages==1e400",
                "last_name=like=a",
                "((((((((((((((((((((((pages==1))))))))))))))))))))))"
            })
    void refusesFiltersItCannotAnswer(String filter) {
        assertThatThrownBy(() -> LISTING.compile(request(null, filter, null)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors().getFirst().field()).isEqualTo("filter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "tags", "last_name,,", "id;DROP TABLE contact", "-"})
    void refusesSortsItCannotAnswer(String sort) {
        assertThatThrownBy(() -> LISTING.compile(request(sort, null, null))).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "AAAA", "!!!!", "LWNyZWF0ZWRfYXQsLWlk"})
    void refusesCursorsThatItDidNotGive(String cursor) {
        assertThatThrownBy(() -> LISTING.compile(request(null, null, cursor)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors().getFirst().field()).isEqualTo("cursor"));
    }
}
