package io.truevalue.analytics.metric;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.web.listing.Page;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

@Controller("/analytics/api/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
@RequiresPermission("analytics:read")
@Tag(name = "metrics")
class MetricController {
    private final ReadMetric readMetric;

    MetricController(ReadMetric readMetric) {
        this.readMetric = readMetric;
    }

    /** Lists what is measured: each metric with its definition, unit and source events. */
    @Get
    Page<MetricView> list() {
        return Page.whole(Arrays.stream(Metric.values()).map(Metric::view).toList());
    }

    /**
     * Reads a metric's figures by window, in UTC. The range is widened to whole windows.
     *
     * @param name from the catalogue
     * @param from RFC 3339; 30 days before the end unless said
     * @param to RFC 3339; now unless said
     * @param window hour, day (unless said) or week
     * @param groupBy one of the metric's groupings
     */
    @Get("/{name}")
    Series read(
            String name,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable String window,
            @QueryValue("group_by") @Nullable String groupBy) {
        return readMetric.read(name, from, to, window, groupBy);
    }
}
