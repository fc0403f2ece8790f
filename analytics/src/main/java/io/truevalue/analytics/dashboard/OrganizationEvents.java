package io.truevalue.analytics.dashboard;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.EventHandler;
import jakarta.inject.Singleton;
import java.util.Set;

/** A new organisation begins with dashboards; who leaves one takes their private ones with them. */
@Singleton
final class OrganizationEvents implements EventHandler {
    private final StartWithDashboards start;
    private final ShapeDashboard shape;

    OrganizationEvents(StartWithDashboards start, ShapeDashboard shape) {
        this.start = start;
        this.shape = shape;
    }

    @Override
    public String name() {
        return "dashboards";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ORGANIZATION, Topics.MEMBER);
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.organization() == null) {
            return;
        }
        switch (event.type()) {
            case "organization.created" -> start.start(event);
            case "member.removed" -> shape.removePrivateOf(event.subject());
            default -> {
                // Nothing else concerns dashboards.
            }
        }
    }
}
