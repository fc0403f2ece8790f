package io.truevalue.org.team;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Where permission learns of a team before its event has come. */
@Hidden
@Controller("/internal/teams")
@ExecuteOn(TaskExecutors.BLOCKING)
class InternalTeamController {
    private final ReadTeams teams;

    InternalTeamController(ReadTeams teams) {
        this.teams = teams;
    }

    @Introspected
    record Named(UUID id, String name) {}

    /** Those of these ids, with commas between, that are teams of the organisation that is acted for. */
    @Get
    @Internal("permission-service")
    Page<Named> teams(@QueryValue String ids) {
        List<UUID> asked = Stream.of(ids.split(","))
                .map(Ids::parse)
                .flatMap(Optional::stream)
                .toList();
        return Page.whole(teams.known(asked).stream()
                .map(team -> new Named(team.id(), team.name()))
                .toList());
    }
}
