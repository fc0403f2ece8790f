package io.truevalue.permission.policy;

import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Reads every organisation's policies, a page at a time, for a service whose copy is empty. */
@Singleton
class TellPolicies {
    static final int PAGE = 500;
    private static final UUID BEGINNING = new UUID(0, 0);

    private final PolicyStore policies;
    private final Transactions transactions;

    TellPolicies(PolicyStore policies, Transactions transactions) {
        this.policies = policies;
        this.transactions = transactions;
    }

    /** @param after the last policy's id; anything else is the beginning */
    List<CopyItem> page(String after) {
        UUID last = Ids.parse(after).orElse(BEGINNING);
        return transactions.reading(() -> policies.pageAcrossTenants(last, PAGE));
    }
}
