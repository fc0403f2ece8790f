package io.truevalue.crm.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many records an organisation's plan holds, asked of billing at most once a minute. */
@Singleton
class PlanRecords {
    private static final Logger log = LoggerFactory.getLogger(PlanRecords.class);
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final long FREE = 10_000;
    private static final int MOST_REMEMBERED = 10_000;

    /** What billing answers; members beside it are no concern here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Plan(
            @Nullable String plan,
            @Nullable Long seats,
            @Nullable Long records) {}

    private record Known(long most, Instant until) {}

    private final ServiceCalls calls;
    private final Clock clock;
    private final ConcurrentMap<OrgId, Known> known = new ConcurrentHashMap<>();

    PlanRecords(ServiceCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** While billing is away, what was last known, or else what the free plan holds. */
    long most() {
        OrgId org = Tenancy.current().organization();
        Known last = known.get(org);
        if (last != null && clock.instant().isBefore(last.until())) {
            return last.most();
        }
        Known asked = ask(last);
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        known.put(org, asked);
        return asked.most();
    }

    private Known ask(@Nullable Known last) {
        try {
            Long records = calls.get("billing", "/internal/plan", Plan.class).records();
            return new Known(
                    records == null ? Long.MAX_VALUE : records, clock.instant().plus(FRESH));
        } catch (Problem e) {
            log.warn("the plan is not known at the moment: {}", e.internal());
            return new Known(last == null ? FREE : last.most(), clock.instant().plus(RETRY_AFTER));
        }
    }
}
