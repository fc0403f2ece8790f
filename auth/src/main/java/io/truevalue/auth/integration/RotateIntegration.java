package io.truevalue.auth.integration;

import io.truevalue.auth.revocation.Revocations;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Gives an integration a new secret; the old one is taken a while longer, so that no call fails meanwhile. */
@Singleton
final class RotateIntegration {
    private final IntegrationStore integrations;
    private final IntegrationSeal seal;
    private final IntegrationSettings settings;
    private final Revocations revocations;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    RotateIntegration(
            IntegrationStore integrations,
            IntegrationSeal seal,
            IntegrationSettings settings,
            Revocations revocations,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.integrations = integrations;
        this.seal = seal;
        this.settings = settings;
        this.revocations = revocations;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    SecretView rotate(IntegrationId id) {
        String secret = IntegrationSeal.newSecret();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant until = now.plus(settings.overlap());
        return transactions.in(() -> {
            Integration rotating =
                    integrations.lock(id).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such integration."));
            integrations.rotate(rotating.id(), seal.seal(id, secret), until, now);
            revocations.changeKeysOf(id.value());
            outbox.append(Event.of(Topics.USER, "integration.rotated", id).with("previous_secret_until", until));
            return SecretView.of(IntegrationView.of(integrations.find(id).orElseThrow()), secret);
        });
    }
}
