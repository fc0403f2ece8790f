package io.truevalue.auditlog.event;

import io.truevalue.auditlog.leaf.OpenedLeaf;
import io.truevalue.auditlog.person.PersonKeys;
import io.truevalue.auditlog.person.PersonOf;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells kept events: from their leaves and the personal values whose keys are there, and from nothing else. */
@Singleton
public class OpenEvents {
    private final PersonKeys keys;

    OpenEvents(PersonKeys keys) {
        this.keys = keys;
    }

    /** In their order; must run in a transaction. */
    public List<AuditEvent> open(List<KeptEvent> events) {
        return opened(events).stream().map(AuditEvent::of).toList();
    }

    /** Their leaves, in their order; must run in a transaction. */
    List<OpenedLeaf> opened(List<KeptEvent> events) {
        Set<PersonOf> persons = new HashSet<>();
        for (KeptEvent event : events) {
            event.personal().values().forEach(value -> persons.add(new PersonOf(event.log(), value.person())));
        }
        Map<PersonOf, byte[]> known = persons.isEmpty() ? Map.of() : keys.toOpen(persons);
        return events.stream()
                .map(event -> OpenedLeaf.of(
                        event.log(),
                        event.leaf(),
                        event.personal(),
                        person -> known.get(new PersonOf(event.log(), person))))
                .toList();
    }
}
