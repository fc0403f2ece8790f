package io.truevalue.gateway.edge;

import io.opentelemetry.api.trace.SpanKind;
import io.truevalue.gateway.metrics.RequestMeters;
import io.truevalue.gateway.usage.UsageReports;
import io.truevalue.web.trace.TraceContext;
import io.truevalue.web.trace.Traces;
import io.truevalue.web.trace.Work;
import jakarta.inject.Singleton;

/**
 * What is told of each request, once: its numbers, its line in the access log and, where it is sampled, its span. A
 * stranger's {@code traceparent} begins no trace here and decides nothing; a sampled trace links to it. Of a request that
 * is not sampled nothing is made but the header's text.
 */
@Singleton
final class Bookkeeping {
    private static final int LONGEST_PATH = 256;

    private final RequestMeters meters;
    private final UsageReports usage;
    private final Traces traces;

    Bookkeeping(RequestMeters meters, UsageReports usage, Traces traces) {
        this.meters = meters;
        this.usage = usage;
        this.traces = traces;
    }

    void began(Exchange exchange) {
        meters.began();
        if (!traces.takesOne()) {
            exchange.traceparent = TraceContext.beginHeader();
            return;
        }
        TraceContext claimed =
                TraceContext.parse(exchange.headers().get(TraceContext.HEADER)).orElse(null);
        Work work = traces.beginLinked(SpanKind.SERVER, "request", claimed);
        exchange.work = work;
        exchange.traceparent = work.context().header();
    }

    void ended(Exchange exchange) {
        if (exchange.isTold) {
            return;
        }
        exchange.isTold = true;
        long nanos = System.nanoTime() - exchange.startedNanos;
        meters.ended(exchange.service, exchange.method(), exchange.status, nanos);
        if (exchange.service != null && exchange.token != null && exchange.token.organizationId() != null) {
            usage.count(exchange.token.organizationId(), exchange.status);
        }
        if (exchange.service != null && exchange.upstreamNanos > 0) {
            meters.answered(exchange.service, exchange.upstreamNanos);
        }
        if (exchange.access != null && exchange.limit != null && !exchange.limit.isAllowed()) {
            meters.limited(exchange.access);
        }
        AccessLog.write(exchange, nanos);
        Work work = exchange.work;
        if (work != null) {
            tell(work, exchange);
        }
    }

    private static void tell(Work work, Exchange exchange) {
        String path = exchange.path;
        String route = exchange.route();
        work.rename(exchange.service == null ? exchange.method() : exchange.method() + " " + route);
        work.set("http.request.method", exchange.method())
                .set("http.route", route)
                .set("url.path", path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH))
                .set("truevalue.request_id", exchange.requestId);
        if (exchange.status > 0) {
            work.set("http.response.status_code", exchange.status);
        }
        if (exchange.status >= 500 || exchange.status == 0) {
            work.failed(exchange.status == 0 ? "client_gone" : Integer.toString(exchange.status));
        }
        work.end();
    }
}
