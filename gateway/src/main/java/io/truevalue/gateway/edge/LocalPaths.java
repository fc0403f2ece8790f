package io.truevalue.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.truevalue.web.problem.CommonProblem;
import java.util.Set;

/** What the gate serves itself: the console, documents and health. Everything else without a service does not exist. */
final class LocalPaths {
    /** Names under which frameworks offer their insides; the console has no page of these names. */
    private static final Set<String> NEVER = Set.of(
            "internal",
            "env",
            "beans",
            "heapdump",
            "loggers",
            "routes",
            "threaddump",
            "prometheus",
            "metrics",
            "info",
            "refresh",
            "stop",
            "caches",
            "flyway",
            "actuator",
            "management",
            "configprops",
            "mappings");

    private LocalPaths() {}

    static void check(Exchange exchange) {
        HttpMethod method = exchange.request.method();
        boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        if (!reads
                || NEVER.contains(firstSegment(exchange.path))
                || hasBody(exchange.headers())
                || isHidden(exchange.path)) {
            throw CommonProblem.NOT_FOUND.because("Nothing is here.");
        }
    }

    private static boolean isHidden(String path) {
        return path.equals("/health")
                || (path.startsWith("/health/") && !path.equals("/health/live") && !path.equals("/health/ready"));
    }

    private static boolean hasBody(HttpHeaders headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return headers.contains(HttpHeaderNames.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path.substring(1) : path.substring(1, end);
    }
}
