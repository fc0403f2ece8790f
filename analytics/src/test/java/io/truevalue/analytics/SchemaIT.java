package io.truevalue.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TenantSchema;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaIT {
    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics").with("truevalue.relay.enabled", false);

    @Test
    void holdsTheRulesOfTenantTables() throws SQLException {
        try (Connection superuser = ANALYTICS.asSuperuser()) {
            assertThat(TenantSchema.violations(superuser)).isEmpty();
        }
    }
}
