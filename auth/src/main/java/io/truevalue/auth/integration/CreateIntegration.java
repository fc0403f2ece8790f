package io.truevalue.auth.integration;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.FieldError;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Makes an integration that may do nothing that its maker may not. */
@Singleton
final class CreateIntegration {
    private static final String SCOPE = "@";

    private final IntegrationStore integrations;
    private final IntegrationSeal seal;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    CreateIntegration(
            IntegrationStore integrations,
            IntegrationSeal seal,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.integrations = integrations;
        this.seal = seal;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    SecretView create(String name, List<String> permissions) {
        Principal maker = Tenancy.current();
        List<String> held = heldBy(maker, permissions);
        IntegrationId id = new IntegrationId(Ids.next());
        String secret = IntegrationSeal.newSecret();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.in(() -> {
            integrations.insert(
                    maker.organization().value(), id, name.strip(), held, seal.seal(id, secret), maker.id(), now);
            IntegrationView view = IntegrationView.of(integrations.find(id).orElseThrow());
            outbox.append(Event.of(Topics.USER, "integration.created", id).after(view));
            return SecretView.of(view, secret);
        });
    }

    /** Sorted, each once. A scope is refused: an integration is in no team and owns nothing. */
    private static List<String> heldBy(Principal maker, List<String> permissions) {
        List<FieldError> refused = new ArrayList<>();
        for (int i = 0; i < permissions.size(); i++) {
            String permission = permissions.get(i);
            String field = "permissions[" + i + "]";
            if (permission.contains(SCOPE)) {
                refused.add(new FieldError(field, "invalid_format", "without a scope such as @own"));
            } else if (!maker.permissions().contains(permission)) {
                refused.add(new FieldError(field, "not_held", "one that you hold over all records"));
            }
        }
        if (!refused.isEmpty()) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("Some permissions cannot be given.")
                    .fields(refused);
        }
        return permissions.stream().distinct().sorted().toList();
    }
}
