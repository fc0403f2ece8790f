package io.truevalue.auditlog.event;

import io.micronaut.scheduling.annotation.Scheduled;
import io.truevalue.auditlog.leaf.OpenedLeaf;
import io.truevalue.auditlog.log.Logs;
import io.truevalue.auditlog.person.ForgetPerson;
import io.truevalue.auditlog.person.PersonOf;
import io.truevalue.auditlog.search.FindEvents;
import io.truevalue.auditlog.search.Findable;
import io.truevalue.auditlog.search.Marks;
import io.truevalue.auditlog.search.Place;
import io.truevalue.auditlog.search.SearchIndex;
import io.truevalue.auditlog.search.Span;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Takes an erased person out of what events are found by: theirs are marked anew by what can still be read of them. A
 * thousand at once, in the erasure's own transaction; the rest follows in the background.
 */
@Singleton
class ForgetMarks implements ForgetPerson {
    private static final int AT_ONCE = 1_000;

    private final FindEvents findEvents;
    private final EventStore events;
    private final OpenEvents openEvents;
    private final SearchIndex index;
    private final Statements statements;
    private final Transactions transactions;

    ForgetMarks(
            FindEvents findEvents,
            EventStore events,
            OpenEvents openEvents,
            SearchIndex index,
            Statements statements,
            Transactions transactions) {
        this.findEvents = findEvents;
        this.events = events;
        this.openEvents = openEvents;
        this.index = index;
        this.statements = statements;
        this.transactions = transactions;
    }

    @Override
    public void forget(PersonOf person) {
        if (!person.log().equals(Logs.PERSONAL) && markAnew(person) == AT_ONCE) {
            statements.update(
                    "INSERT INTO erased_mark (org_id, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    person.log(),
                    person.person());
        }
    }

    /** Each turn is a transaction of its own. */
    @Scheduled(initialDelay = "10s", fixedDelay = "5s")
    void goOn() {
        Principal self = Principal.service("audit-log-service", null, Ids.next().toString());
        List<PersonOf> waiting = transactions.inAs(
                self,
                () -> statements.list(
                        "SELECT org_id, person_id FROM erased_mark ORDER BY org_id, person_id",
                        row -> new PersonOf(row.getObject("org_id", UUID.class), row.getString("person_id"))));
        for (PersonOf person : waiting) {
            int found;
            do {
                found = transactions.inAs(self, () -> markAnew(person));
            } while (found == AT_ONCE);
            transactions.inAs(
                    self,
                    () -> statements.update(
                            "DELETE FROM erased_mark WHERE org_id = ? AND person_id = ?",
                            person.log(),
                            person.person()));
        }
    }

    /** How many it found. */
    private int markAnew(PersonOf person) {
        List<Place> places = findEvents.find(person.log(), Set.of(Marks.person(person.person())), Span.ALWAYS, AT_ONCE);
        Map<Long, Place> byLeaf = new HashMap<>();
        places.forEach(place -> byLeaf.put(place.leafIndex(), place));
        List<Findable> anew = new ArrayList<>();
        List<KeptEvent> kept = events.at(person.log(), places);
        List<OpenedLeaf> opened = openEvents.opened(kept);
        for (int i = 0; i < kept.size(); i++) {
            anew.add(findable(
                    kept.get(i),
                    Objects.requireNonNull(byLeaf.get(kept.get(i).leafIndex())),
                    opened.get(i),
                    person.person()));
        }
        index.replace(person.log(), places, anew);
        return places.size();
    }

    private static Findable findable(KeptEvent event, Place place, OpenedLeaf leaf, String erased) {
        List<String> persons = event.personal().values().stream()
                .map(value -> value.person())
                .filter(person -> !person.equals(erased))
                .toList();
        return new Findable(
                event.log(),
                place,
                String.valueOf(leaf.attribute("type")),
                String.valueOf(leaf.attribute("subject")),
                leaf.attribute("actorid"),
                leaf.attribute("actordisplay"),
                leaf.data(),
                persons);
    }
}
