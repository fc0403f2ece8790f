package io.truevalue.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truevalue.testing.BadInput;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("permission");

    @Test
    void keepsOrRefusesNaughtyStrings() throws JsonProcessingException {
        badInput().keepsOrRefusesNaughtyStrings();
    }

    @Test
    void answersWrongIdsAsNeverIssued() {
        badInput().answersWrongIdsAsNeverIssued();
    }

    private static BadInput badInput() {
        Caller owner = Caller.newMember("*");
        service.as(Caller.service("org-service", owner.orgId()))
                .post("/internal/organizations", Map.of("org_id", owner.orgId(), "owner_id", owner.userId()))
                .expect(204);
        return BadInput.to(service)
                .without("GET /permission/api/users/{id}/permissions", "whose id it is decides who may ask")
                .with(
                        "POST /permission/api/roles",
                        () -> new BadInput.Good(
                                owner,
                                "/permission/api/roles",
                                Map.of(
                                        "name",
                                                "role-"
                                                        + UUID.randomUUID()
                                                                .toString()
                                                                .substring(0, 8),
                                        "permissions", List.of("contacts:read"),
                                        "inherits", List.of("viewer"))));
    }
}
