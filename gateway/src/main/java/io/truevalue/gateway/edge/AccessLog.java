package io.truevalue.gateway.edge;

import io.truevalue.gateway.token.Token;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JSON line a request, under the logger {@code access}; its appender puts the time before it. Never a token, a query, a body or a whole path. Every text in
 * it is of a kind that needs no escaping: checked ids, methods and path segments.
 */
final class AccessLog {
    private static final Logger log = LoggerFactory.getLogger("access");

    private AccessLog() {}

    /** @param nanos from the head's arrival to the answer's end */
    static void write(Exchange exchange, long nanos) {
        if (!log.isInfoEnabled()) {
            return;
        }
        StringBuilder line = new StringBuilder(256);
        line.append("{\"request_id\":\"").append(exchange.requestId);
        line.append("\",\"trace_id\":\"").append(exchange.traceId());
        Token token = exchange.token;
        if (token != null) {
            line.append("\",\"user_id\":\"").append(token.userId());
            if (token.organizationId() != null) {
                line.append("\",\"org_id\":\"").append(plain(token.organizationId()));
            }
        }
        line.append("\",\"address\":\"").append(exchange.address.text());
        line.append("\",\"method\":\"").append(plain(exchange.method()));
        line.append("\",\"route\":\"").append(plain(exchange.route()));
        line.append("\",\"status\":").append(exchange.status);
        line.append(",\"duration_ms\":").append(nanos / 1_000_000);
        if (exchange.upstreamNanos > 0) {
            line.append(",\"upstream_ms\":").append(exchange.upstreamNanos / 1_000_000);
        }
        log.info("{}", line.append('}'));
    }

    private static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '"' || c == '\\') {
                return "?";
            }
        }
        return text.length() <= 128 ? text : text.substring(0, 128);
    }
}
