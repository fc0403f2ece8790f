package io.truevalue.policy.copy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.inbound.EventHandler;
import io.truevalue.policy.Policy;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Keeps the copy by permission's news. Permission itself writes its copy with the policy. */
@Singleton
@Requires(beans = ServiceCatalogue.class)
@Requires(property = "truevalue.service.name", notEquals = "permission")
final class PolicyEvents implements EventHandler {
    private final PolicyCopies copies;

    PolicyEvents(PolicyCopies copies) {
        this.copies = copies;
    }

    @Override
    public String name() {
        return "policies";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ROLE);
    }

    @Override
    public void handle(ReceivedEvent event) {
        UUID org = event.organization();
        switch (event.type()) {
            case "policy.created", "policy.updated" ->
                copies.put(Objects.requireNonNull(org), policy(event.data().path("after")));
            case "policy.deleted" -> {
                Policy last = policy(event.data().path("before"));
                copies.remove(Objects.requireNonNull(org), last.ended());
            }
            default -> {}
        }
    }

    private static Policy policy(JsonNode told) {
        List<String> permissions = new ArrayList<>();
        told.path("permissions").forEach(each -> permissions.add(each.asText()));
        return new Policy(
                UUID.fromString(told.path("id").asText()),
                told.path("name").asText(),
                Policy.Effect.named(told.path("effect").asText()),
                permissions,
                told.path("condition").asText(),
                told.path("enabled").asBoolean(),
                told.path("version").asLong());
    }
}
