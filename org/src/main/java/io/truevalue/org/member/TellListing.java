package io.truevalue.org.member;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Tenancy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Tells that somebody looked at the list of members, at most once a reader and minute. Must run in a transaction. */
@Singleton
class TellListing {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private record Reader(UUID org, String id) {}

    private final MemberStore members;
    private final Outbox outbox;
    private final Clock clock;
    /** Spares the database the question; it alone decides. */
    private final Map<Reader, Instant> toldHere = new ConcurrentHashMap<>();

    TellListing(MemberStore members, Outbox outbox, Clock clock) {
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    void tell(UUID org) {
        Reader reader = new Reader(org, String.valueOf(Tenancy.current().id()));
        Instant now = clock.instant();
        Instant since = now.minus(MINUTE);
        Instant told = toldHere.get(reader);
        if (told != null && told.isAfter(since)) {
            return;
        }
        if (members.markTold(org, reader.id(), now, since) == 1) {
            outbox.append(Event.of(Topics.MEMBER, "members.listed", org));
        }
        if (toldHere.size() >= MOST) {
            toldHere.values().removeIf(at -> !at.isAfter(since));
        }
        if (toldHere.size() < MOST) {
            toldHere.put(reader, now);
        }
    }
}
