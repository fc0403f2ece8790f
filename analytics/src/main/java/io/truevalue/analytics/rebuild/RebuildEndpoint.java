package io.truevalue.analytics.rebuild;

import io.micronaut.management.endpoint.annotation.Delete;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.micronaut.management.endpoint.annotation.Write;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.truevalue.analytics.rollup.Generation;
import io.truevalue.analytics.rollup.Rebuilding;

/** For an operator, on the management port: begins the building of all figures anew, tells how far it is, gives it up. */
@Endpoint(id = "rebuild", defaultSensitive = false)
@ExecuteOn(TaskExecutors.BLOCKING)
class RebuildEndpoint {
    private final Rebuilding rebuilding;

    RebuildEndpoint(Rebuilding rebuilding) {
        this.rebuilding = rebuilding;
    }

    @Read
    Generation state() {
        return rebuilding.state();
    }

    @Write
    Generation begin() {
        return rebuilding.begin();
    }

    @Delete
    Generation cancel() {
        rebuilding.cancel();
        return rebuilding.state();
    }
}
