package io.truevalue.auth;

import io.micronaut.context.annotation.Factory;
import io.truevalue.tenancy.catalogue.Action;
import io.truevalue.tenancy.catalogue.Resource;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import jakarta.inject.Singleton;
import java.util.List;

/** What auth lets be permitted within an organisation. */
@Factory
final class AuthCatalogue {
    @Singleton
    ServiceCatalogue catalogue() {
        return new ServiceCatalogue(
                1,
                List.of(new Resource(
                        "integrations",
                        "Integrations",
                        List.of(
                                Action.of("read", "See the integrations"),
                                Action.of("write", "Make, rotate and revoke integrations")))));
    }
}
