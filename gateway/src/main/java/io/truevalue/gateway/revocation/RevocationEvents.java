package io.truevalue.gateway.revocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.gateway.integration.Integrations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from CloudEvents (binary mode on Kafka) what ends tokens. What it cannot read it logs and passes over. */
@Singleton
final class RevocationEvents {
    static final Set<String> TOPICS = Set.of("auth.user.events", "permission.role.events", "org.organization.events");

    private static final Logger log = LoggerFactory.getLogger(RevocationEvents.class);

    private final Revocations revocations;
    private final Integrations integrations;
    private final ObjectMapper json;
    private final Clock clock;

    RevocationEvents(Revocations revocations, Integrations integrations, ObjectMapper json, Clock clock) {
        this.revocations = revocations;
        this.integrations = integrations;
        this.json = json;
        this.clock = clock;
    }

    void apply(ConsumerRecord<byte[], byte[]> event) {
        String type = text(event, "ce_type");
        if (type == null) {
            return;
        }
        try {
            apply(type, event);
        } catch (IOException unreadable) {
            log.warn("{} at {}-{}@{} cannot be read", type, event.topic(), event.partition(), event.offset());
        }
    }

    private void apply(String type, ConsumerRecord<byte[], byte[]> event) throws IOException {
        String subject = text(event, "ce_subject");
        switch (type) {
            case "session.invalidated", "session.reuse_detected" -> endSession(data(event), subject);
            case "session.created" -> endSuperseded(data(event));
            case "integration.revoked" -> {
                if (subject != null) {
                    endIntegration(subject);
                }
            }
            case "integration.rotated" -> {
                if (subject != null) {
                    integrations.drop(subject);
                }
            }
            case "user.deleted" -> {
                if (subject != null) {
                    revocations.endUser(subject, clock.instant().getEpochSecond());
                }
            }
            case "organization.deleted" -> {
                if (subject != null) {
                    revocations.endOrganization(subject);
                }
            }
            default -> raise(event);
        }
    }

    private void endIntegration(String id) {
        revocations.endIntegration(id);
        integrations.drop(id);
    }

    private void endSession(JsonNode data, @Nullable String subject) {
        String session = data.path("session_id").asText(subject == null ? "" : subject);
        if (!session.isEmpty()) {
            revocations.endSession(session);
        }
    }

    private void endSuperseded(JsonNode data) {
        data.path("superseded_jtis").forEach(each -> revocations.endToken(each.asText()));
        String superseded = data.path("superseded_jti").asText("");
        if (!superseded.isEmpty()) {
            revocations.endToken(superseded);
        }
    }

    private void raise(ConsumerRecord<byte[], byte[]> event) throws IOException {
        String organization = text(event, "ce_orgid");
        if (organization == null || !event.topic().equals("permission.role.events")) {
            return;
        }
        for (JsonNode each : data(event).path("authz")) {
            String user = each.path("user_id").asText("");
            if (!user.isEmpty() && each.path("version").canConvertToLong()) {
                revocations.raise(user, organization, each.path("version").asLong());
            }
        }
    }

    private JsonNode data(ConsumerRecord<byte[], byte[]> event) throws IOException {
        return json.readTree(event.value() == null ? new byte[] {'{', '}'} : event.value());
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
