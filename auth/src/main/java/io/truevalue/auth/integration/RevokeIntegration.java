package io.truevalue.auth.integration;

import io.truevalue.auth.revocation.Revocations;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Ends an integration for good: its keys are gone, and the gateway is told. */
@Singleton
final class RevokeIntegration {
    private final IntegrationStore integrations;
    private final Revocations revocations;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    RevokeIntegration(
            IntegrationStore integrations,
            Revocations revocations,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.integrations = integrations;
        this.revocations = revocations;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    void revoke(IntegrationId id) {
        transactions.run(() -> {
            Integration ending =
                    integrations.lock(id).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such integration."));
            integrations.revoke(id, clock.instant());
            revocations.endIntegration(id.value());
            outbox.append(Event.of(Topics.USER, "integration.revoked", id).before(IntegrationView.of(ending)));
        });
    }
}
