package io.truevalue.auditlog;

import io.micronaut.context.annotation.Factory;
import io.truevalue.tenancy.catalogue.Action;
import io.truevalue.tenancy.catalogue.Resource;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import jakarta.inject.Singleton;
import java.util.List;

/** What audit-log lets be permitted. */
@Factory
final class AuditCatalogue {
    @Singleton
    ServiceCatalogue catalogue() {
        return new ServiceCatalogue(
                1,
                List.of(new Resource(
                        "audit",
                        "Audit log",
                        List.of(
                                Action.of("read", "Read the audit log"),
                                Action.of("export", "Export the audit log")))));
    }
}
