package io.truevalue.analytics.metric;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;

@Controller("/analytics/api/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
@RequiresPermission("analytics:read")
@Tag(name = "metrics")
class MetricController {
    private final ReadMetric readMetric;
    private final WriteMetric writeMetric;
    private final ListRecords listRecords;

    MetricController(ReadMetric readMetric, WriteMetric writeMetric, ListRecords listRecords) {
        this.readMetric = readMetric;
        this.writeMetric = writeMetric;
        this.listRecords = listRecords;
    }

    /** Lists what is measured: each metric with its definition, unit and source events. */
    @Get
    Page<MetricView> list() {
        return Page.whole(Metric.ofOrganizations().stream().map(Metric::view).toList());
    }

    /**
     * Reads a metric's figures by window, in the organisation's time zone unless another is said. The range is widened to
     * whole windows, at most about 1,000; weeks begin on Monday.
     *
     * @param name from the catalogue
     * @param from RFC 3339; 30 days before the end unless said
     * @param to RFC 3339; now unless said
     * @param window hour, day (unless said), week or month
     * @param groupBy one of the metric's groupings
     * @param timezone of the IANA database, such as Europe/Berlin
     */
    @Get("/{name}")
    Series read(
            String name,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable String window,
            @QueryValue("group_by") @Nullable String groupBy,
            @QueryValue @Nullable String timezone) {
        return readMetric.read(name, new ReadMetric.Question(from, to, window, groupBy, timezone));
    }

    /**
     * Writes a metric's figures as CSV: a row for each window, and for each group and currency where it is split by those.
     *
     * @param name from the catalogue
     * @param from RFC 3339; 30 days before the end unless said
     * @param to RFC 3339; now unless said
     * @param window hour, day (unless said), week or month
     * @param groupBy one of the metric's groupings
     * @param timezone of the IANA database; the organisation's unless said
     */
    @Get("/{name}/csv")
    @Produces(MediaType.TEXT_CSV)
    HttpResponse<StreamedFile> csv(
            String name,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable String window,
            @QueryValue("group_by") @Nullable String groupBy,
            @QueryValue @Nullable String timezone) {
        byte[] text = writeMetric.csv(name, new ReadMetric.Question(from, to, window, groupBy, timezone));
        StreamedFile file = new StreamedFile(new ByteArrayInputStream(text), MediaType.of("text/csv; charset=utf-8"))
                .attach(name + ".csv");
        return HttpResponse.ok(file).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /**
     * Lists the records behind a metric's figures of a range, newest first, as far as the caller may see them; one that was
     * deleted since is not there. Of active users, members are listed, by their ids; one who has left has no title. Which
     * metrics have such, the catalogue says.
     *
     * @param name from the catalogue
     * @param from RFC 3339; 30 days before the end unless said
     * @param to RFC 3339; now unless said
     * @param window what the range is widened to: hour, day (unless said), week or month
     * @param timezone of the IANA database; the organisation's unless said
     * @param limit records a page, 20 unless said, 200 at most
     * @param cursor from the page before
     */
    @Get("/{name}/records")
    Page<ListRecords.FoundRecord> records(
            String name,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable String window,
            @QueryValue @Nullable String timezone,
            @QueryValue @Nullable String limit,
            @QueryValue @Nullable String cursor) {
        return listRecords.list(
                name,
                new ReadMetric.Question(from, to, window, null, timezone),
                ListRequest.parse(limit, cursor, null, null, null));
    }
}
