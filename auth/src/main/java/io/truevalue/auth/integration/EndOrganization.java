package io.truevalue.auth.integration;

import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.EventHandler;
import jakarta.inject.Singleton;
import java.util.Set;

/** The integrations of an organisation end with it. */
@Singleton
final class EndOrganization implements EventHandler {
    private final IntegrationStore integrations;
    private final RevokeIntegration revocation;

    EndOrganization(IntegrationStore integrations, RevokeIntegration revocation) {
        this.integrations = integrations;
        this.revocation = revocation;
    }

    @Override
    public String name() {
        return "ended-organizations";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ORGANIZATION);
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals("organization.deleted")) {
            integrations.list().forEach(one -> revocation.revoke(one.id()));
        }
    }
}
