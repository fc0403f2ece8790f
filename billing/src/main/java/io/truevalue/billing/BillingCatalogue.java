package io.truevalue.billing;

import io.micronaut.context.annotation.Factory;
import io.truevalue.tenancy.catalogue.Action;
import io.truevalue.tenancy.catalogue.Resource;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import jakarta.inject.Singleton;
import java.util.List;

/** What billing lets be permitted. */
@Factory
final class BillingCatalogue {
    @Singleton
    ServiceCatalogue catalogue() {
        return new ServiceCatalogue(
                1,
                List.of(new Resource(
                        "billing",
                        "Billing",
                        List.of(
                                Action.of("read", "See the subscription, invoices and payment methods"),
                                Action.of("write", "Change the subscription, pay, and keep payment methods")))));
    }
}
