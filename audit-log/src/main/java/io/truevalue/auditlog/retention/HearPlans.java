package io.truevalue.auditlog.retention;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.WholeBatchHandler;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Keeps for each organisation how long its plan lets events be kept. */
@Singleton
class HearPlans implements WholeBatchHandler {
    private final KeptDaysStore keptDays;

    HearPlans(KeptDaysStore keptDays) {
        this.keptDays = keptDays;
    }

    @Override
    public String name() {
        return "plans";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.SUBSCRIPTION);
    }

    @Override
    public void handleWhole(List<ReceivedEvent> events) {
        events.stream()
                .filter(HearPlans::tellsOfAPlan)
                // As the recorder locks them, so that the two never wait for each other.
                .sorted(Comparator.comparing(event -> String.valueOf(event.organization())))
                .forEach(event -> keptDays.raiseAcrossTenants(
                        Objects.requireNonNull(event.organization()), KeptDays.atLeast(days(event))));
    }

    private static boolean tellsOfAPlan(ReceivedEvent event) {
        return event.type().startsWith("subscription.")
                && event.source().equals("/billing-service")
                && event.organization() != null
                && days(event) > 0;
    }

    private static int days(ReceivedEvent event) {
        return event.data().at("/after/audit_days").asInt();
    }
}
