package io.truevalue.auditlog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.auditlog.search.Marks;
import io.truevalue.web.listing.Sql;
import io.truevalue.web.problem.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSearchTest {
    @Test
    void looksForEverythingUnlessAsked() {
        EventSearch search = new EventSearch(null, " ", "", null, null, null);

        assertThat(search.marks()).isEmpty();
        assertThat(search.times()).isEmpty();
        assertThat(search.isInVain()).isFalse();
        assertThat(search.given()).isEmpty();
    }

    @Test
    void tellsATypeFromAllOfAKind() {
        assertThat(action("contact.*").marks()).containsExactly(Marks.actionsOf("contact"));
        assertThat(action("contact.created").marks()).containsExactly(Marks.action("contact.created"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", ".*", "contact*", "contact.*.x", "contact..created", "a b", "%", "contact.'"})
    void refusesAnActionThatNoEventCanHave(String action) {
        assertThatThrownBy(() -> action(action).marks()).isInstanceOf(Problem.class);
    }

    @Test
    void splitsAResourceAtItsFirstColonOnly() {
        EventSearch search = new EventSearch(null, null, "role:urn:x", null, null, null);

        assertThat(search.marks()).containsExactly(Marks.resource("urn:x"), Marks.resource("role"));
    }

    @Test
    void takesTimesAtAnyOffset() {
        EventSearch search = new EventSearch(null, null, null, "2026-03-01T18:30:00+05:30", null, null);

        assertThat(search.times()).containsExactly(Sql.of("time >= ?::timestamptz", "2026-03-01T13:00:00Z"));
        assertThat(search.span().since()).isEqualTo(Instant.parse("2026-03-01T13:00:00Z"));
    }

    @Test
    void wantsEveryWord() {
        EventSearch search = new EventSearch(null, null, null, null, null, "  Harbor \t NG ");

        assertThat(search.marks()).isEqualTo(Marks.words("harbor ng"));
        assertThat(search.given()).containsEntry("q", "Harbor \t NG");
    }

    @Test
    void looksInVainForWhatHasNoWord() {
        assertThat(new EventSearch(null, null, null, null, null, "%'--").isInVain())
                .isTrue();
    }

    @Test
    void refusesWhatNoDatabaseCanHold() {
        assertThatThrownBy(() -> new EventSearch("a\u0000b", null, null, null, null, null))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new EventSearch(null, null, null, null, null, "x".repeat(321)))
                .isInstanceOf(Problem.class);
    }

    private static EventSearch action(String action) {
        return new EventSearch(null, action, null, null, null, null);
    }
}
