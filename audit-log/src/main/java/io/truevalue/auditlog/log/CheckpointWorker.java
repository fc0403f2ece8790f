package io.truevalue.auditlog.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.truevalue.events.StopSignal;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs checkpoints again and again. A fault leaves the logs unsigned until the next time. */
@Context
@Requires(property = "truevalue.audit-log.checkpoints.enabled", notEquals = StringUtils.FALSE)
final class CheckpointWorker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(CheckpointWorker.class);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

    private final SignCheckpoints signCheckpoints;
    private final Duration look;
    private final StopSignal stop = new StopSignal();
    private final Thread thread;
    private volatile long finished = System.nanoTime();

    CheckpointWorker(SignCheckpoints signCheckpoints, CheckpointSettings settings, MeterRegistry meters) {
        this.signCheckpoints = signCheckpoints;
        this.look = settings.interval().compareTo(LONGEST_LOOK) < 0 ? settings.interval() : LONGEST_LOOK;
        this.thread = Thread.ofPlatform().daemon().name("checkpoints").unstarted(this);
        Gauge.builder("truevalue.audit.checkpoints.age.seconds", () -> (System.nanoTime() - finished) / 1e9)
                .register(meters);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stop.give();
        thread.join(Duration.ofSeconds(5));
    }

    @Override
    public void run() {
        try {
            while (!stop.isGiven()) {
                sign();
                stop.pause(look);
            }
        } catch (InterruptedException e) {
            log.debug("checkpoints were interrupted to stop");
        }
    }

    private void sign() {
        try {
            signCheckpoints.signDue();
            finished = System.nanoTime();
        } catch (RuntimeException e) {
            // A worker that ended here would never sign again.
            log.warn("no checkpoints were signed: {}", e.toString());
        }
    }
}
