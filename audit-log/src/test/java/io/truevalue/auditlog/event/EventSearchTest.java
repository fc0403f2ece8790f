package io.truevalue.auditlog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.web.listing.Sql;
import io.truevalue.web.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSearchTest {
    @Test
    void looksForEverythingUnlessAsked() {
        EventSearch search = new EventSearch(null, " ", "", null, null, null);

        assertThat(search.conditions()).isEmpty();
        assertThat(search.given()).isEmpty();
    }

    @Test
    void readsAllOfAKindAsARangeOfTypes() {
        assertThat(action("contact.*")).isEqualTo(Sql.of("type >= ? AND type < ?", "contact.", "contact/"));
        assertThat(action("contact.created")).isEqualTo(Sql.of("type = ?", "contact.created"));
        assertThat("contact.created").isGreaterThan("contact.").isLessThan("contact/");
        assertThat("contact_list.created").isGreaterThan("contact/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", ".*", "contact*", "contact.*.x", "contact..created", "a b", "%", "contact.'"})
    void refusesAnActionThatNoEventCanHave(String action) {
        assertThatThrownBy(() -> action(action)).isInstanceOf(Problem.class);
    }

    @Test
    void splitsAResourceAtItsFirstColonOnly() {
        EventSearch search = new EventSearch(null, null, "role:urn:x", null, null, null);

        assertThat(search.conditions()).containsExactly(Sql.of("resource_type = ? AND subject = ?", "role", "urn:x"));
    }

    @Test
    void takesTimesAtAnyOffset() {
        EventSearch search = new EventSearch(null, null, null, "2026-03-01T18:30:00+05:30", null, null);

        assertThat(search.conditions()).containsExactly(Sql.of("time >= ?::timestamptz", "2026-03-01T13:00:00Z"));
    }

    @Test
    void wantsEveryWord() {
        EventSearch search = new EventSearch(null, null, null, null, null, "  Harbor \t NG ");

        assertThat(search.conditions())
                .containsExactly(Sql.of("strpos(search, ?) > 0", "harbor"), Sql.of("strpos(search, ?) > 0", "ng"));
        assertThat(search.given()).containsEntry("q", "Harbor \t NG");
    }

    @Test
    void refusesWhatNoDatabaseCanHold() {
        assertThatThrownBy(() -> new EventSearch("a\u0000b", null, null, null, null, null))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new EventSearch(null, null, null, null, null, "x".repeat(321)))
                .isInstanceOf(Problem.class);
    }

    private static Sql action(String action) {
        return new EventSearch(null, action, null, null, null, null).conditions()[0];
    }
}
