package io.truevalue.web.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work in a trace: a span where the trace is sampled, else only a place in it. Attributes are named by
 * OpenTelemetry's semantic conventions and hold no secret, token, e-mail address or query.
 */
public final class Work {
    private final TraceScope scope;
    private final @Nullable Span span;

    Work(TraceScope scope, @Nullable Span span) {
        this.scope = scope;
        this.span = span;
    }

    public TraceScope scope() {
        return scope;
    }

    public TraceContext context() {
        return scope.trace();
    }

    /** Whether anybody will see what is set here; ask before computing it. */
    public boolean isRecorded() {
        return span != null;
    }

    public void rename(String name) {
        if (span != null) {
            span.updateName(name);
        }
    }

    public Work set(String attribute, String value) {
        if (span != null) {
            span.setAttribute(attribute, value);
        }
        return this;
    }

    public Work set(String attribute, long value) {
        if (span != null) {
            span.setAttribute(attribute, value);
        }
        return this;
    }

    /** @param type a status or an exception's class, never its message, which may tell what nobody may read */
    public void failed(String type) {
        if (span != null) {
            span.setAttribute("error.type", type);
            span.setStatus(StatusCode.ERROR);
        }
    }

    public void end() {
        if (span != null) {
            span.end();
        }
    }

    /** Does the work in its scope and ends it. */
    public <T> T call(Supplier<T> body) {
        try {
            return scope.inContext().propagate(body);
        } catch (RuntimeException e) {
            failed(e.getClass().getName());
            throw e;
        } finally {
            end();
        }
    }
}
