package io.truevalue.analytics.metric;

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
 * The figures of all organisations together: for whoever operates the platform, on the management port, which is reached
 * from its own machine alone. No tenant reads them.
 */
@Endpoint(id = "platform", defaultSensitive = false)
@ExecuteOn(TaskExecutors.BLOCKING)
class PlatformEndpoint {
    private final ReadMetric readMetric;

    PlatformEndpoint(ReadMetric readMetric) {
        this.readMetric = readMetric;
    }

    @Read
    List<MetricView> list() {
        return Arrays.stream(Metric.values()).map(Metric::view).toList();
    }

    @Read
    Series read(
            @Selector String metric,
            @Nullable String from,
            @Nullable String to,
            @Nullable String window,
            @Nullable String groupBy,
            @Nullable String timezone) {
        return Tenancy.callAs(
                Principal.service("analytics-service", null, Ids.next().toString()),
                () -> readMetric.readOfPlatform(metric, new ReadMetric.Question(from, to, window, groupBy, timezone)));
    }
}
