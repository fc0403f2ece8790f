package io.truevalue.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Caller;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.ServiceExtension;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How any service tells permission what it lets be permitted; tried on this one, since it does little else. */
class CatalogueRegistrationIT {
    private static final AtomicBoolean away = new AtomicBoolean(true);

    @RegisterExtension
    static final ServiceExtension service = newService();

    private static ServiceExtension newService() {
        ServiceExtension extension =
                ServiceExtension.of("analytics").withPeer("permission").with("truevalue.catalogue.register", true);
        extension.peer("permission").on("/internal/catalogue", call -> new FakePeer.Reply(away.get() ? 503 : 204, ""));
        return extension;
    }

    @Test
    void isRepeatedUntilItWasHeardAndOnlyThenIsTheServiceReady() {
        FakePeer permission = service.peer("permission");
        Awaitility.await().until(() -> permission.callsTo("/internal/catalogue").size() >= 2);
        assertThat(service.as(Caller.nobody()).get("/health/ready").status()).isEqualTo(503);

        away.set(false);
        Awaitility.await()
                .until(() -> service.as(Caller.nobody()).get("/health/ready").status() == 200);
        FakePeer.Call told = permission.callsTo("/internal/catalogue").getLast();
        assertThat(told.method()).isEqualTo("POST");
        assertThat(told.body()).contains("\"version\":1", "\"name\":\"dashboards\"", "\"scopes\":[\"all\"]");
        assertThat(told.headers().get("X-service-name")).containsExactly("analytics-service");
    }
}
