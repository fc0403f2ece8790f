package io.truevalue.org;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truevalue.testing.BadInput;
import io.truevalue.testing.Caller;
import io.truevalue.testing.FakePeer.Reply;
import io.truevalue.testing.ServiceExtension;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputIT {
    @RegisterExtension
    static final ServiceExtension service =
            ServiceExtension.of("org").withPeer("permission").withPeer("auth");

    @Test
    void keepsOrRefusesNaughtyStrings() throws JsonProcessingException {
        badInput().keepsOrRefusesNaughtyStrings();
    }

    @BeforeEach
    void permissionProvisions() {
        service.peer("permission").on("/internal/organizations", call -> new Reply(204, ""));
        service.peer("auth").on("/internal/users/bulk", "{\"items\":[]}");
    }

    private static BadInput badInput() {
        return BadInput.to(service)
                .with(
                        "POST /org/api/organizations",
                        () -> new BadInput.Good(
                                Caller.newUser(), "/org/api/organizations", Map.of("name", "Acme", "slug", slug())))
                .with("PATCH /org/api/organizations/{slug}", BadInputIT::existing);
    }

    private static String slug() {
        return "acme-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private static BadInput.Good existing() {
        Caller owner = Caller.newUser();
        String slug = slug();
        String id = service.as(owner)
                .post("/org/api/organizations", Map.of("name", "Acme", "slug", slug))
                .expect(201)
                .at("/id");
        return new BadInput.Good(
                owner.in(UUID.fromString(id), slug).with("organization:write", "organization:read"),
                "/org/api/organizations/" + slug,
                Map.of("name", "Acme"));
    }
}
