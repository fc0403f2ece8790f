package io.truevalue.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.TenantSchema;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaIT {
    @RegisterExtension
    static final ServiceExtension notification = ServiceExtension.of("notification");

    @Test
    void keepsTheRulesOfEveryDatabase() throws SQLException {
        try (Connection superuser = notification.asSuperuser()) {
            assertThat(TenantSchema.violations(superuser)).isEmpty();
        }
    }
}
