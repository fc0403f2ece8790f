package io.truevalue.analytics.retention;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.RequiresPermission;
import org.jspecify.annotations.Nullable;

@Controller("/analytics/api/retention")
@ExecuteOn(TaskExecutors.BLOCKING)
@RequiresPermission("analytics:read")
@Tag(name = "retention")
class RetentionController {
    private final ReadRetention readRetention;

    RetentionController(ReadRetention readRetention) {
        this.readRetention = readRetention;
    }

    /**
     * Reads who comes back: users by the week of their first activity, and how many of them were active in each week since.
     * The range is widened to whole weeks.
     *
     * @param from RFC 3339, the first cohort; twelve weeks unless said
     * @param to RFC 3339; now unless said
     * @param timezone of the IANA database; the organisation's unless said
     */
    @Get
    Retention read(
            @QueryValue @Nullable String from, @QueryValue @Nullable String to, @QueryValue @Nullable String timezone) {
        return readRetention.read(from, to, timezone);
    }
}
