package io.truevalue.analytics;

import io.micronaut.context.annotation.Factory;
import io.truevalue.tenancy.catalogue.Action;
import io.truevalue.tenancy.catalogue.Resource;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import jakarta.inject.Singleton;
import java.util.List;

/** What analytics lets be permitted. */
@Factory
final class AnalyticsCatalogue {
    @Singleton
    ServiceCatalogue catalogue() {
        return new ServiceCatalogue(
                1,
                List.of(
                        insight("analytics", "Analytics", "See metrics", "Change what is measured"),
                        insight("dashboards", "Dashboards", "See dashboards", "Make and change dashboards")));
    }

    private static Resource insight(String name, String title, String read, String write) {
        return new Resource(
                name,
                title,
                List.of(
                        Action.of("read", read)
                                .heldBy("manager")
                                .heldBy("member")
                                .heldBy("viewer"),
                        Action.of("write", write).heldBy("manager")));
    }
}
