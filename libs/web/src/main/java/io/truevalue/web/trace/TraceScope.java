package io.truevalue.web.trace;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.truevalue.web.log.LogFields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries a place in a trace with the running work, across threads and into its log lines. */
public record TraceScope(String service, TraceContext trace) implements ThreadPropagatedContextElement<LogFields> {
    /** Where in a trace the running code stands. */
    public static Optional<TraceContext> current() {
        return PropagatedContext.getOrEmpty().find(TraceScope.class).map(TraceScope::trace);
    }

    /** The running code's context with this place in it, in the stead of another. */
    PropagatedContext inContext() {
        PropagatedContext context = PropagatedContext.getOrEmpty();
        Optional<TraceScope> before = context.find(TraceScope.class);
        if (before.isPresent()) {
            context = context.minus(before.get());
        }
        return context.plus(this);
    }

    @Override
    public LogFields updateThreadContext() {
        return new LogFields()
                .put(LogFields.SERVICE, service)
                .put(LogFields.TRACE, trace.traceId())
                .put(LogFields.SPAN, trace.spanId());
    }

    @Override
    public void restoreThreadContext(@Nullable LogFields fields) {
        if (fields != null) {
            fields.close();
        }
    }
}
