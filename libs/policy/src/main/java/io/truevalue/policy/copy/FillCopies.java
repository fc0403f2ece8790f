package io.truevalue.policy.copy;

import io.micronaut.context.annotation.Value;
import io.truevalue.policy.Policy;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.RequestIds;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fills an empty copy from permission, once in a service's life: news older than Kafka keeps would be missing. */
@Singleton
class FillCopies {
    private final PolicyCopies copies;
    private final ServiceCalls calls;
    private final Transactions transactions;
    private final Clock clock;
    private final boolean wanted;

    FillCopies(
            PolicyCopies copies,
            ServiceCalls calls,
            Transactions transactions,
            Clock clock,
            @Value("${truevalue.policies.fill:true}") boolean wanted,
            @Value("${truevalue.service.name}") String service) {
        this.copies = copies;
        this.calls = calls;
        this.transactions = transactions;
        this.clock = clock;
        this.wanted = wanted && !service.equals("permission");
    }

    /** One policy, and whose it is. */
    record Item(
            UUID orgId,
            UUID id,
            String name,
            Policy.Effect effect,
            List<String> permissions,
            String condition,
            boolean enabled,
            long version) {}

    /** @param next where to go on; null at the end */
    record Answer(List<Item> items, @Nullable String next) {}

    /** Throws what a peer that is away throws. */
    void fill() {
        if (!wanted || transactions.reading(copies::filled)) {
            return;
        }
        String after = "";
        do {
            Answer answer = calls.get("permission", "/internal/policies?after=" + after, Answer.class);
            answer.items().forEach(this::keep);
            after = answer.next();
        } while (after != null);
        transactions.run(() -> copies.markFilled(clock.instant()));
    }

    private void keep(Item item) {
        Principal self = Principal.service("policies", new OrgId(item.orgId()), RequestIds.acceptOrNew(null));
        transactions.inAs(self, () -> {
            copies.put(
                    item.orgId(),
                    new Policy(
                            item.id(),
                            item.name(),
                            item.effect(),
                            item.permissions(),
                            item.condition(),
                            item.enabled(),
                            item.version()));
            return true;
        });
    }
}
