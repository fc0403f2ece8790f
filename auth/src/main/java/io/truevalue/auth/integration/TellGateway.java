package io.truevalue.auth.integration;

import io.micronaut.core.annotation.Introspected;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the gateway verifies an integration by, and what it reports back. */
@Singleton
final class TellGateway {
    /**
     * @param keys derived for the gateway, in hexadecimal: the present one, and the previous while it is still taken
     */
    @Introspected
    record Known(IntegrationId id, UUID orgId, List<String> permissions, List<String> keys) {
        @Override
        public String toString() {
            return "Known(" + id + ", hidden)";
        }
    }

    private final IntegrationStore integrations;
    private final IntegrationSeal seal;
    private final Transactions transactions;
    private final Clock clock;

    TellGateway(IntegrationStore integrations, IntegrationSeal seal, Transactions transactions, Clock clock) {
        this.integrations = integrations;
        this.seal = seal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Empty for what was never issued and for what has ended. */
    Optional<Known> tell(IntegrationId id) {
        return Tenancy.callAs(itself(id), () -> transactions.reading(() -> integrations.find(id)))
                .map(this::known);
    }

    private Known known(Integration found) {
        List<String> keys = new ArrayList<>(2);
        add(keys, found, found.sealedKey());
        Instant until = found.previousUntil();
        if (until != null && clock.instant().isBefore(until)) {
            add(keys, found, found.previousSealedKey());
        }
        return new Known(found.id(), found.orgId(), found.permissions(), keys);
    }

    private void add(List<String> keys, Integration found, @Nullable String sealed) {
        if (sealed != null) {
            keys.add(seal.open(found.id(), sealed));
        }
    }

    void used(IntegrationId id, UUID org, Instant at) {
        Principal self = Principal.service(
                "auth-service", new OrgId(org), Tenancy.current().requestId());
        transactions.inAs(self, () -> {
            integrations.used(id, at);
            return true;
        });
    }

    private static Principal itself(IntegrationId id) {
        return new Principal(
                id.toString(),
                Principal.Type.INTEGRATION,
                null,
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
