package io.truevalue.permission.refusal;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.signing.BodyHash;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the gate's refusals part of the audit trail: at most one event a user, route and minute, with a count. */
@Singleton
class TellRefusals {
    private static final Duration REPEATABLE = Duration.ofHours(1);

    private final ToldRefusalStore told;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    TellRefusals(ToldRefusalStore told, Outbox outbox, Transactions transactions, Clock clock) {
        this.told = told;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    void tell(RefusalReport report) {
        Map<RefusalReport.Told, RefusalReport.Item> items = new LinkedHashMap<>();
        report.items().forEach(item -> items.merge(item.told(), item, RefusalReport.Item::plus));
        transactions.run(() -> {
            told.forgetBefore(clock.instant().minus(REPEATABLE));
            items.values().stream().filter(this::isNew).forEach(this::tell);
        });
    }

    private boolean isNew(RefusalReport.Item item) {
        String text = String.join(
                "\n",
                item.userId(),
                "" + item.orgId(),
                item.route(),
                item.told().minute().toString());
        return told.add(BodyHash.newDigest().digest(text.getBytes(StandardCharsets.UTF_8)), clock.instant());
    }

    private void tell(RefusalReport.Item item) {
        Event denied = (item.orgId() == null
                        ? Event.ofUser(Topics.ROLE, "access.denied", item.userId())
                        : Event.of(Topics.ROLE, "access.denied", item.userId()))
                .failed()
                .with("user_id", item.userId())
                .with("route", item.route())
                .with("permission", item.permission())
                .with("code", item.code())
                .with("count", item.count())
                .with("at", item.at());
        Tenancy.runAs(refused(item.userId(), item.orgId()), () -> outbox.append(denied));
    }

    /** The actor is who was refused, and not the gate that says so. */
    private static Principal refused(String userId, java.util.@Nullable UUID org) {
        return new Principal(
                userId,
                userId.startsWith("int_") ? Principal.Type.INTEGRATION : Principal.Type.USER,
                org == null ? null : new OrgId(org),
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                Tenancy.current().requestId());
    }
}
