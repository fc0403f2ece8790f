package io.truevalue.auditlog.person;

import io.truevalue.auditlog.log.Logs;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Erases a person: the key is destroyed, so that what was sealed under it can be read by nobody any more, while every leaf
 * and every proof stays as it is. What comes later of that person is sealed under keys that nobody keeps. The erasure is
 * itself an event.
 */
@Singleton
class ErasePerson {
    private final PersonKeyStore keys;
    private final List<ForgetPerson> forgetting;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    ErasePerson(
            PersonKeyStore keys, List<ForgetPerson> forgetting, Outbox outbox, Transactions transactions, Clock clock) {
        this.keys = keys;
        this.forgetting = forgetting;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In the organisation acted for. A second time changes nothing. */
    Erasure erase(String person) {
        return transactions.in(() -> {
            PersonOf erased = new PersonOf(Tenancy.current().organization().value(), person);
            keys.takeTurnToErase();
            if (keys.erase(erased, now())) {
                forgetting.forEach(each -> each.forget(erased));
                outbox.append(told(erased));
            }
            return new Erasure(person, keys.erasedAt(erased));
        });
    }

    /** A user who is no more, in every organisation and in their own history; must run as the service itself. */
    void eraseAcrossTenants(String user) {
        keys.takeTurnToErase();
        keys.erase(new PersonOf(Logs.PERSONAL, user), now());
        for (UUID log : keys.eraseAcrossTenants(user, now())) {
            forgetting.forEach(each -> each.forget(new PersonOf(log, user)));
            outbox.append(told(new PersonOf(log, user)));
        }
    }

    private static Event told(PersonOf person) {
        Event event = person.log().equals(Logs.PERSONAL)
                ? Event.ofUser(Topics.AUDIT, "audit.erased", person.person())
                : Event.of(Topics.AUDIT, "audit.erased", person.person()).in(new OrgId(person.log()));
        return event.with("person_id", person.person());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
