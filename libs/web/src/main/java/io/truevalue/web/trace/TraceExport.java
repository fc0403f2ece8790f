package io.truevalue.web.trace;

import io.micronaut.context.env.Environment;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.truevalue.web.Build;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** OpenTelemetry's SDK, set up by its standard {@code OTEL_*} settings; none where no endpoint is set. */
final class TraceExport {
    private TraceExport() {}

    static Optional<OpenTelemetrySdk> of(String service, Environment environment) {
        boolean wanted = environment.containsProperty("otel.exporter.otlp.endpoint")
                || environment.containsProperty("otel.exporter.otlp.traces.endpoint");
        boolean refused =
                environment.getProperty("otel.sdk.disabled", Boolean.class).orElse(false)
                        || environment
                                .getProperty("otel.traces.exporter", String.class)
                                .orElse("otlp")
                                .equals("none");
        return wanted && !refused ? Optional.of(built(settings(service, environment))) : Optional.empty();
    }

    private static Map<String, String> settings(String service, Environment environment) {
        Map<String, String> settings = new HashMap<>();
        settings.put("otel.service.name", service);
        settings.put("otel.exporter.otlp.protocol", "http/protobuf");
        // Metrics are Prometheus's, and logs go to the standard output.
        settings.put("otel.metrics.exporter", "none");
        settings.put("otel.logs.exporter", "none");
        environment.getProperties("otel").forEach((name, value) -> settings.put("otel." + name, value.toString()));
        return settings;
    }

    private static OpenTelemetrySdk built(Map<String, String> settings) {
        Build build = Build.running();
        Resource version = Resource.create(Attributes.builder()
                .put("service.version", build.version())
                .put("vcs.ref.head.revision", build.revision())
                .build());
        return AutoConfiguredOpenTelemetrySdk.builder()
                .setServiceClassLoader(TraceExport.class.getClassLoader())
                .addPropertiesSupplier(() -> settings)
                .addResourceCustomizer((resource, config) -> version.merge(resource))
                // Whether a trace is recorded was decided before a span is asked for, see Sampling.
                .addSamplerCustomizer((sampler, config) -> Sampler.alwaysOn())
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }
}
