package io.truevalue.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ForeignTenant;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TenantIsolationIT {
    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("billing");

    @Test
    void reachesNoRowOfAnotherTenant() throws SQLException {
        Caller owner = Caller.newMember("billing:read", "billing:write");
        EventLog.publish(
                Topics.MEMBER,
                owner.orgId().toString(),
                Map.of(
                        "id", Ids.next().toString(),
                        "source", "/org-service",
                        "type", "member.joined",
                        "subject", owner.userId().toString(),
                        "time", Instant.now().toString(),
                        "orgid", owner.orgId().toString()),
                "{\"user_id\":\"" + owner.userId() + "\"}");
        service.as(owner)
                .header("Idempotency-Key", "mine")
                .post("/billing/api/subscription", Map.of("plan", "pro"))
                .expect(201);
        awaitASeat(owner);

        try (Connection superuser = service.asSuperuser();
                Connection app = service.asApp()) {
            List<String> tables = ForeignTenant.tables(superuser);
            assertThat(tables)
                    .containsExactly(
                            "idempotency_key",
                            "invoice",
                            "invoice_counter",
                            "invoice_line",
                            "payment",
                            "seat",
                            "subscription");
            assertThat(ForeignTenant.reached(tables, app)).isEmpty();
        }
    }

    private static void awaitASeat(Caller owner) {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!service.as(owner)
                        .get("/billing/api/subscription")
                        .at("/seats_used")
                        .equals("1")
                && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
