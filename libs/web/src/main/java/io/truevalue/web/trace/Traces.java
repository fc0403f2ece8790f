package io.truevalue.web.trace;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.env.Environment;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Begins pieces of work in traces. Spans are made and sent only where {@code OTEL_EXPORTER_OTLP_ENDPOINT} is set and the
 * trace is sampled; the trace's id is handed on and logged in any case.
 */
@Singleton
public final class Traces implements AutoCloseable {
    private final String service;
    private final @Nullable OpenTelemetrySdk sdk;
    private final @Nullable Tracer tracer;
    private final Sampling sampling;

    @Inject
    Traces(@Value("${micronaut.application.name:truevalue}") String service, Environment environment) {
        this(service, TraceExport.of(service, environment).orElse(null), Sampling.of(environment));
    }

    private Traces(String service, @Nullable OpenTelemetrySdk sdk, Sampling sampling) {
        this.service = service;
        this.sampling = sampling;
        this.sdk = sdk;
        this.tracer = sdk == null ? null : sdk.getTracer("io.truevalue");
    }

    /** Hands traces on and records nothing. */
    public static Traces none() {
        return new Traces("truevalue", null, Sampling.of("always_off", 1));
    }

    /** Whether the next trace that begins here is to be recorded; each call decides anew. */
    public boolean takesOne() {
        return tracer != null && sampling.takes();
    }

    /** Whether a span that is begun within the running code's work would be recorded. */
    public boolean recordHere() {
        return tracer != null
                && TraceScope.current().filter(TraceContext::sampled).isPresent();
    }

    /**
     * Begins work whose cause came from outside this process.
     *
     * @param parent null where a trace begins here
     */
    public Work begin(SpanKind kind, String name, @Nullable TraceContext parent) {
        Tracer recorder = tracer;
        boolean recorded = parent == null ? takesOne() : parent.sampled();
        if (recorder == null || !recorded) {
            return new Work(new TraceScope(service, parent == null ? TraceContext.begin() : parent), null);
        }
        SpanBuilder builder = recorder.spanBuilder(name).setSpanKind(kind);
        return started(parent == null ? builder.setNoParent() : builder.setParent(remote(parent)));
    }

    /** Begins work within the running code's own; a trace that nobody began is not begun here. */
    public Work within(SpanKind kind, String name) {
        return begin(kind, name, TraceScope.current().orElseGet(TraceContext::begin));
    }

    /** Begins a recorded trace that another one, of somebody who is not trusted, led to. Ask {@link #takesOne} before. */
    public Work beginLinked(SpanKind kind, String name, @Nullable TraceContext cause) {
        Tracer recorder = tracer;
        if (recorder == null) {
            return new Work(new TraceScope(service, TraceContext.begin()), null);
        }
        SpanBuilder builder = recorder.spanBuilder(name).setSpanKind(kind).setNoParent();
        return started(cause == null ? builder : builder.addLink(spanContext(cause)));
    }

    private Work started(SpanBuilder builder) {
        Span span = builder.startSpan();
        SpanContext context = span.getSpanContext();
        TraceContext place = new TraceContext(context.getTraceId(), context.getSpanId(), context.isSampled());
        return new Work(new TraceScope(service, place), span.isRecording() ? span : null);
    }

    private static Context remote(TraceContext parent) {
        return Context.root().with(Span.wrap(spanContext(parent)));
    }

    private static SpanContext spanContext(TraceContext place) {
        return SpanContext.createFromRemoteParent(
                place.traceId(),
                place.spanId(),
                place.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }

    /** Sends what waits to be sent, for two seconds at most. */
    @Override
    @PreDestroy
    public void close() {
        if (sdk != null) {
            sdk.getSdkTracerProvider().shutdown().join(2, java.util.concurrent.TimeUnit.SECONDS);
        }
    }
}
