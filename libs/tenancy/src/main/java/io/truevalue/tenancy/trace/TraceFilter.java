package io.truevalue.tenancy.trace;

import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import io.opentelemetry.api.trace.SpanKind;
import io.truevalue.tenancy.ManagementPort;
import io.truevalue.web.RequestIds;
import io.truevalue.web.trace.TraceContext;
import io.truevalue.web.trace.Traces;
import io.truevalue.web.trace.Work;

/** Continues the trace that a request came with, before anything else is asked of it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class TraceFilter implements Ordered {
    private static final String WORK = "truevalue.work";

    private final Traces traces;
    private final ManagementPort management;

    TraceFilter(Traces traces, ManagementPort management) {
        this.traces = traces;
        this.management = management;
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        if (request.getPath().startsWith("/health") || management.received(request.getServerAddress())) {
            return;
        }
        TraceContext parent = TraceContext.parse(request.getHeaders().get(TraceContext.HEADER))
                .orElse(null);
        Work work = traces.begin(SpanKind.SERVER, request.getMethodName(), parent);
        if (work.isRecorded()) {
            describe(work, request);
        }
        request.setAttribute(WORK, work);
        context.add(work.scope());
    }

    private static void describe(Work work, HttpRequest<?> request) {
        work.set("http.request.method", request.getMethodName());
        work.set("url.path", request.getPath());
        work.set("url.scheme", "http");
        work.set(
                "truevalue.request_id",
                RequestIds.acceptOrNew(request.getHeaders().get(RequestIds.HEADER)));
        RouteAttributes.getRouteInfo(request).ifPresent(route -> {
            if (route instanceof UriRouteInfo<?, ?> known) {
                String template = known.getUriMatchTemplate().toPathString();
                work.rename(request.getMethodName() + " " + template);
                work.set("http.route", template);
            }
        });
    }

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        request.getAttribute(WORK, Work.class).ifPresent(work -> {
            work.set("http.response.status_code", response.code());
            if (response.code() >= 500) {
                work.failed(Integer.toString(response.code()));
            }
            work.end();
        });
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 100;
    }
}
