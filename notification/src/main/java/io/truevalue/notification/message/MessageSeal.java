package io.truevalue.notification.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.tenancy.sealing.Seal;
import io.truevalue.tenancy.sealing.SealingKeys;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Keeps what messages say unreadable in the database and its backups, under a key of the service's own. */
@Singleton
final class MessageSeal {
    private static final TypeReference<Map<String, String>> DATA = new TypeReference<>() {};

    private final Seal seal;
    private final ObjectMapper json;

    MessageSeal(SealingKeys keys, ObjectMapper json) {
        this.seal = keys.forPurpose("truevalue-notification-message-v1");
        this.json = json;
    }

    String seal(UUID id, Map<String, String> data) {
        try {
            return seal.seal(json.writeValueAsString(data), id.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    /** Throws {@link io.truevalue.tenancy.sealing.SealBroken} where another key sealed it. */
    Map<String, String> open(OutgoingMessage message) {
        try {
            return json.readValue(seal.open(message.sealed(), message.id().toString()), DATA);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was sealed is JSON", e);
        }
    }
}
