package io.truevalue.analytics.rebuild;

import io.micronaut.scheduling.annotation.Scheduled;
import io.truevalue.analytics.rollup.Generation;
import io.truevalue.analytics.rollup.Rebuilding;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with a building where it stands: after a crash, too, or when the audit log was away. */
@Singleton
class RebuildFigures {
    private static final Logger log = LoggerFactory.getLogger(RebuildFigures.class);

    private final Rebuilding rebuilding;
    private final AuditStore store;

    RebuildFigures(Rebuilding rebuilding, AuditStore store) {
        this.rebuilding = rebuilding;
        this.store = store;
    }

    @Scheduled(
            fixedDelay = "${truevalue.analytics.rebuild.poll:5s}",
            initialDelay = "${truevalue.analytics.rebuild.poll:5s}")
    void goOn() {
        try {
            Tenancy.runAs(
                    Principal.service("analytics-service", null, Ids.next().toString()), this::read);
        } catch (Problem away) {
            log.warn("the building of the figures waits: {}", away.internal());
        }
    }

    private void read() {
        Generation state = rebuilding.state();
        while (state.building() != null) {
            AuditStore.Page page = store.read(state.cursor());
            rebuilding.add(page.events(), state.cursor(), page.next());
            if (page.next() == null) {
                finish();
                return;
            }
            state = rebuilding.state();
        }
    }

    /** What is lacking stands in a log that was passed already: the next pass finds it, and takes what is new alone. */
    private void finish() {
        long missing = rebuilding.finish();
        if (missing == 0) {
            log.info("the figures were built anew from the audit store");
        } else {
            log.warn("the figures from the audit store lack {} events: it is read once more", missing);
        }
    }
}
