package io.truevalue.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truevalue.testing.BadInput;
import io.truevalue.testing.ServiceExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("auth")
            .with("truevalue.jwt.secret", "a3".repeat(15) + "5c".repeat(17))
            .withPeer("org")
            .withPeer("permission")
            .withPeer("billing")
            .withPeer("notification");

    @Test
    void keepsOrRefusesNaughtyStrings() throws JsonProcessingException {
        badInput().keepsOrRefusesNaughtyStrings();
    }

    @Test
    void answersWrongIdsAsNeverIssued() {
        badInput().answersWrongIdsAsNeverIssued();
    }

    private static BadInput badInput() {
        return BadInput.to(service);
    }
}
