package io.truevalue.auditlog.record;

import io.truevalue.auditlog.leaf.Leaf;
import io.truevalue.auditlog.leaf.PersonalSpots;
import io.truevalue.auditlog.log.GrowingLog;
import io.truevalue.auditlog.log.LogStore;
import io.truevalue.auditlog.log.Logs;
import io.truevalue.auditlog.person.PersonKeys;
import io.truevalue.auditlog.person.PersonOf;
import io.truevalue.auditlog.retention.Months;
import io.truevalue.auditlog.search.SearchIndex;
import io.truevalue.events.codec.ReceivedEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Records events, each as the next leaf of its log. The heads of all logs concerned are locked first, so that each log has
 * one order whoever else records; must run in a transaction of the service itself, for no organisation.
 */
@Singleton
public class RecordEvents {
    private final Months months;
    private final LogStore logs;
    private final PersonKeys keys;
    private final RecordStore records;
    private final SearchIndex search;
    private final RecordMeters meters;
    private final Clock clock;

    RecordEvents(
            Months months,
            LogStore logs,
            PersonKeys keys,
            RecordStore records,
            SearchIndex search,
            RecordMeters meters,
            Clock clock) {
        this.months = months;
        this.logs = logs;
        this.keys = keys;
        this.records = records;
        this.search = search;
        this.meters = meters;
        this.clock = clock;
    }

    /** An event and what is personal in it. */
    private record Marked(ReceivedEvent event, UUID log, Map<String, List<String>> personal) {}

    /** @param events at least one, none of them recorded before */
    public void record(List<ReceivedEvent> events) {
        List<Marked> marked = events.stream().map(RecordEvents::mark).toList();
        Set<UUID> ids = new HashSet<>();
        Set<PersonOf> persons = new HashSet<>();
        for (Marked each : marked) {
            ids.add(each.log());
            each.personal().keySet().forEach(person -> persons.add(new PersonOf(each.log(), person)));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        months.ensure(now);
        Map<UUID, GrowingLog> growing = logs.lockAcrossTenants(ids, now);
        PersonKeys.Sealing sealing = keys.toSeal(persons, now);
        List<Recorded> recorded = new ArrayList<>(marked.size());
        for (Marked each : marked) {
            recorded.add(append(each, Objects.requireNonNull(growing.get(each.log())), sealing.keys()));
        }
        records.addAcrossTenants(recorded);
        search.add(Findables.of(recorded, sealing.erased()));
        logs.appendAcrossTenants(growing.values());
        meters.recorded(events, now);
    }

    private static Marked mark(ReceivedEvent event) {
        UUID org = event.organization();
        return new Marked(event, org == null ? Logs.PERSONAL : org, PersonalSpots.of(event));
    }

    private static Recorded append(Marked marked, GrowingLog log, Map<PersonOf, byte[]> sealing) {
        Leaf leaf = Leaf.of(
                marked.event(),
                log.id(),
                log.recordedAt(),
                marked.personal(),
                person -> Objects.requireNonNull(sealing.get(new PersonOf(log.id(), person))));
        return new Recorded(log, log.append(leaf.hash()), marked.event(), leaf);
    }
}
