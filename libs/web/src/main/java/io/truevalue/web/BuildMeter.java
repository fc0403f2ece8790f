package io.truevalue.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** {@code truevalue_build_info{version,revision}}, always 1. */
@Singleton
final class BuildMeter implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry meters) {
        Build build = Build.running();
        Gauge.builder("truevalue.build.info", () -> 1)
                .tag("version", build.version())
                .tag("revision", build.revision())
                .register(meters);
    }
}
