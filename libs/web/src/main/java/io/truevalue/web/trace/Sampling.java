package io.truevalue.web.trace;

import io.micronaut.context.env.Environment;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which traces that begin here are recorded, by {@code OTEL_TRACES_SAMPLER} and {@code OTEL_TRACES_SAMPLER_ARG}. What began
 * elsewhere follows its {@code traceparent}, whether the sampler's name begins with {@code parentbased_} or not.
 */
final class Sampling {
    private final long threshold;

    private Sampling(double share) {
        this.threshold = share >= 1 ? Long.MAX_VALUE : (long) (share * Long.MAX_VALUE);
    }

    static Sampling of(Environment environment) {
        String sampler =
                environment.getProperty("otel.traces.sampler", String.class).orElse("parentbased_always_on");
        double argument =
                environment.getProperty("otel.traces.sampler.arg", Double.class).orElse(1.0);
        return of(sampler, argument);
    }

    static Sampling of(String sampler, double argument) {
        return switch (sampler) {
            case "always_on", "parentbased_always_on" -> new Sampling(1);
            case "always_off", "parentbased_always_off" -> new Sampling(0);
            case "traceidratio", "parentbased_traceidratio" -> {
                if (!(argument >= 0 && argument <= 1)) {
                    throw new IllegalArgumentException("OTEL_TRACES_SAMPLER_ARG is a share from 0 to 1");
                }
                yield new Sampling(argument);
            }
            default -> throw new IllegalArgumentException("OTEL_TRACES_SAMPLER=" + sampler + " is not supported");
        };
    }

    /** A decision for one trace, by the running thread's generator. */
    boolean takes() {
        return (ThreadLocalRandom.current().nextLong() >>> 1) < threshold;
    }
}
