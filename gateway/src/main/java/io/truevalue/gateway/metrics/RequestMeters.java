package io.truevalue.gateway.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.truevalue.gateway.route.Access;
import io.truevalue.gateway.route.Service;
import io.truevalue.web.log.LossyAppender;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Requests by service, method and class of status. A meter is found by its place, so that counting makes no garbage. */
@Singleton
public final class RequestMeters {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other");
    private static final List<String> STATUSES = List.of("none", "1xx", "2xx", "3xx", "4xx", "5xx");
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry meters;
    private final LongAdder inFlight = new LongAdder();
    private final Map<Service, Series> services = new EnumMap<>(Service.class);
    private final Series own;

    RequestMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Service service : Service.values()) {
            services.put(service, new Series(meters, service.segment()));
        }
        own = new Series(meters, "gateway");
        meters.gauge("truevalue.gateway.requests.in.flight", inFlight, LongAdder::doubleValue);
        FunctionCounter.builder("truevalue.gateway.access.log.lost", this, counted -> LossyAppender.lost())
                .register(meters);
    }

    public void began() {
        inFlight.increment();
    }

    /**
     * @param service null where the gate answered by itself
     * @param status 0 where the client went away before the answer
     * @param nanos from the head's arrival to the answer's end
     */
    public void ended(@Nullable Service service, String method, int status, long nanos) {
        inFlight.decrement();
        of(service).request(method, status).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** @param nanos from the request's sending to the head of the service's answer */
    public void answered(Service service, long nanos) {
        of(service).upstream().record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Counts a request that was one too many, by the kind of limit that its route has. */
    public void limited(Access access) {
        String kind = switch (access) {
            case TENANT, SIGNED_IN -> "user";
            case PUBLIC, DOCUMENT -> "address";
            case CREDENTIALS -> "credentials";
            case REFRESH -> "refresh";
            case WEBHOOK -> "webhook";
        };
        meters.counter("truevalue.gateway.rate.limited", "kind", kind).increment();
    }

    private Series of(@Nullable Service service) {
        return service == null ? own : services.getOrDefault(service, own);
    }

    /** One service's meters; each is made when it is first needed, so that the scrape stays short. */
    private static final class Series {
        private final MeterRegistry meters;
        private final String service;
        private final AtomicReferenceArray<@Nullable Timer> requests =
                new AtomicReferenceArray<>(METHODS.size() * STATUSES.size());
        private volatile @Nullable Timer upstream;

        Series(MeterRegistry meters, String service) {
            this.meters = meters;
            this.service = service;
        }

        Timer request(String method, int status) {
            int known = METHODS.indexOf(method);
            int verb = known < 0 ? METHODS.size() - 1 : known;
            int kind = status < 100 || status > 599 ? 0 : status / 100;
            int place = verb * STATUSES.size() + kind;
            Timer timer = requests.get(place);
            if (timer == null) {
                timer = timer("truevalue.gateway.requests")
                        .tag("service", service)
                        .tag("method", METHODS.get(verb))
                        .tag("status", STATUSES.get(kind))
                        .register(meters);
                requests.set(place, timer);
            }
            return timer;
        }

        Timer upstream() {
            Timer timer = upstream;
            if (timer == null) {
                timer = timer("truevalue.gateway.upstream")
                        .tag("service", service)
                        .register(meters);
                upstream = timer;
            }
            return timer;
        }
    }

    private static Timer.Builder timer(String name) {
        return Timer.builder(name).serviceLevelObjectives(BUCKETS);
    }
}
