package io.truevalue.permission.catalogue;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import io.truevalue.web.RequestIds;
import jakarta.inject.Singleton;

/** Permission declares its own resources as the other services do theirs, without a call. */
@Singleton
class RegisterOwnCatalogue implements ApplicationEventListener<StartupEvent> {
    private final RegisterCatalogue register;
    private final ServiceCatalogue own;

    RegisterOwnCatalogue(RegisterCatalogue register, ServiceCatalogue own) {
        this.register = register;
        this.own = own;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        Tenancy.runAs(
                Principal.service("permission-service", null, RequestIds.acceptOrNew(null)),
                () -> register.register("permission", own));
    }
}
