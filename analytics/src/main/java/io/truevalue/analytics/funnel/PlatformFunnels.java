package io.truevalue.analytics.funnel;

import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.micronaut.management.endpoint.annotation.Selector;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.Ids;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Funnels of the whole platform, such as who signed up and went on to pay: for whoever operates it, on the management port.
 * No tenant reads them.
 */
@Endpoint(id = "funnels", defaultSensitive = false)
@ExecuteOn(TaskExecutors.BLOCKING)
class PlatformFunnels {
    private final ReadFunnel readFunnel;

    PlatformFunnels(ReadFunnel readFunnel) {
        this.readFunnel = readFunnel;
    }

    @Read
    List<FunnelView> list() {
        return Arrays.stream(Funnel.values()).map(Funnel::view).toList();
    }

    @Read
    FunnelFigures read(@Selector String funnel, @Nullable String from, @Nullable String to, @Nullable String timezone) {
        return Tenancy.callAs(
                Principal.service("analytics-service", null, Ids.next().toString()),
                () -> readFunnel.readOfPlatform(funnel, from, to, timezone));
    }
}
