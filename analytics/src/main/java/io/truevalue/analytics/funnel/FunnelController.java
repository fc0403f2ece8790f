package io.truevalue.analytics.funnel;

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

@Controller("/analytics/api/funnels")
@ExecuteOn(TaskExecutors.BLOCKING)
@RequiresPermission("analytics:read")
@Tag(name = "funnels")
class FunnelController {
    private final ReadFunnel readFunnel;

    FunnelController(ReadFunnel readFunnel) {
        this.readFunnel = readFunnel;
    }

    /** Lists funnels, each with its definition and steps. */
    @Get
    Page<FunnelView> list() {
        return Page.whole(Arrays.stream(Funnel.values())
                .filter(Funnel::isOfOrganizations)
                .map(Funnel::view)
                .toList());
    }

    /**
     * Reads how many people went how far. The range is widened to whole days.
     *
     * @param name from the list
     * @param from RFC 3339; 30 days before the end unless said
     * @param to RFC 3339; now unless said
     * @param timezone of the IANA database; the organisation's unless said
     */
    @Get("/{name}")
    FunnelFigures read(
            String name,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable String timezone) {
        return readFunnel.read(name, from, to, timezone);
    }
}
