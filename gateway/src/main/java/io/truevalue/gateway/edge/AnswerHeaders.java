package io.truevalue.gateway.edge;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.util.AsciiString;
import io.truevalue.gateway.limit.LimitState;
import io.truevalue.gateway.route.Service;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.web.RequestIds;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of every answer that leaves: what the gate adds, and what it keeps inside. */
@Singleton
final class AnswerHeaders {
    private static final AsciiString CONTENT_SECURITY_POLICY = AsciiString.cached("content-security-policy");
    private static final AsciiString REFERRER_POLICY = AsciiString.cached("referrer-policy");
    private static final AsciiString NOSNIFF = AsciiString.cached("x-content-type-options");
    private static final AsciiString HSTS = AsciiString.cached("strict-transport-security");
    private static final String HSTS_POLICY = "max-age=31536000; includeSubDomains";
    private static final AsciiString DATA_POLICY = AsciiString.cached("default-src 'none'; frame-ancestors 'none'");
    private static final AsciiString PAGE_POLICY = AsciiString.cached(
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
                    + "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
                    + "form-action 'self'; frame-ancestors 'none'");
    private static final AsciiString EXPOSED = AsciiString.cached(
            "X-Request-ID, Location, ETag, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, "
                    + "Idempotent-Replayed, Content-Disposition");
    private static final int KEPT_INSIDE = 1;
    /** Framing is written anew. */
    private static final int FRAMING = 2;
    /** What the gate says of each answer, whatever the service said. */
    private static final int OURS = 4;

    private static final HeaderTraits TRAITS = new HeaderTraits()
            .with(
                    KEPT_INSIDE,
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "upgrade",
                    "server",
                    "x-powered-by",
                    "date",
                    "access-control-allow-origin",
                    "access-control-allow-credentials",
                    "access-control-allow-headers",
                    "access-control-allow-methods",
                    "access-control-expose-headers",
                    "access-control-max-age",
                    "alt-svc")
            .with(FRAMING, "transfer-encoding")
            .with(
                    OURS,
                    "ratelimit-limit",
                    "ratelimit-remaining",
                    "ratelimit-reset",
                    "x-content-type-options",
                    "referrer-policy",
                    "content-security-policy");
    private static final byte[] REQUEST_ID = HeadBytes.encoded(RequestIds.HEADER + ": ");
    private static final byte[] LIMIT = HeadBytes.encoded("RateLimit-Limit: ");
    private static final byte[] REMAINING = HeadBytes.encoded("\r\nRateLimit-Remaining: ");
    private static final byte[] RESET = HeadBytes.encoded("\r\nRateLimit-Reset: ");
    private static final byte[] OF_DATA = HeadBytes.encoded("x-content-type-options: nosniff\r\n"
            + "referrer-policy: no-referrer\r\n"
            + "content-security-policy: " + DATA_POLICY + "\r\n"
            + "vary: Origin\r\n");
    private static final byte[] SECURE = HeadBytes.encoded("strict-transport-security: " + HSTS_POLICY + "\r\n");
    private static final byte[] NO_STORE = HeadBytes.encoded("cache-control: no-store\r\n");

    private static final HttpHeadersFactory UNCHECKED =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private final Origins origins;

    AnswerHeaders(Origins origins) {
        this.origins = origins;
    }

    /** A service's headers as the client may see them; the body's framing stays as it was. */
    HttpHeaders fromService(HttpHeaders headers) {
        HttpHeaders kept = UNCHECKED.newHeaders();
        String connection = headers.get(HttpHeaderNames.CONNECTION);
        Iterator<Map.Entry<CharSequence, CharSequence>> each = headers.iteratorCharSequence();
        while (each.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = each.next();
            CharSequence name = header.getKey();
            if (TRAITS.of(name) != KEPT_INSIDE
                    && !SigningHeaders.isSigned(name)
                    && !SigningHeaders.isSignature(name)
                    && !isNamedIn(connection, name)) {
                kept.add(name, header.getValue());
            }
        }
        return kept;
    }

    /** What {@link #fromService} and {@link #complete} say of a service's answer, written as bytes; no transfer coding. */
    void relay(Exchange exchange, HttpHeaders headers, boolean isBodiless, HeadBytes head) {
        String connection = headers.get(HttpHeaderNames.CONNECTION);
        boolean isSecure = origins.isSecure();
        boolean isCacheable = false;
        Iterator<Map.Entry<CharSequence, CharSequence>> each = headers.iteratorCharSequence();
        while (each.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = each.next();
            CharSequence name = header.getKey();
            if (TRAITS.of(name) == 0
                    && !SigningHeaders.isSigned(name)
                    && !SigningHeaders.isSignature(name)
                    && !(isBodiless && HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name))
                    && !(isSecure && HSTS.contentEqualsIgnoreCase(name))
                    && !isNamedIn(connection, name)) {
                isCacheable |= HttpHeaderNames.CACHE_CONTROL.contentEqualsIgnoreCase(name);
                head.header(name, header.getValue());
            }
        }
        head.header(REQUEST_ID, exchange.requestId);
        LimitState limit = exchange.limit;
        if (limit != null) {
            head.put(LIMIT);
            head.number(limit.limit());
            head.put(REMAINING);
            head.number(limit.remaining());
            head.put(RESET);
            head.number(limit.resetSeconds());
            head.endLine();
        }
        head.put(OF_DATA);
        if (isSecure) {
            head.put(SECURE);
        }
        if (!isCacheable) {
            head.put(NO_STORE);
        }
        if (exchange.allowedOrigin != null) {
            head.header(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, exchange.allowedOrigin);
            head.header(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }

    private static boolean isNamedIn(@Nullable String connection, CharSequence name) {
        if (connection == null) {
            return false;
        }
        for (String named : connection.split(",", -1)) {
            if (AsciiString.contentEqualsIgnoreCase(named.strip(), name)) {
                return true;
            }
        }
        return false;
    }

    /** What every answer carries, whoever made it. */
    void complete(Exchange exchange, HttpHeaders headers) {
        headers.set(RequestIds.HEADER, exchange.requestId);
        LimitState limit = exchange.limit;
        if (limit != null) {
            headers.set("RateLimit-Limit", Integer.toString(limit.limit()));
            headers.set("RateLimit-Remaining", Integer.toString(limit.remaining()));
            headers.set("RateLimit-Reset", Integer.toString(limit.resetSeconds()));
        }
        headers.set(NOSNIFF, "nosniff");
        headers.set(REFERRER_POLICY, "no-referrer");
        headers.set(CONTENT_SECURITY_POLICY, isPage(exchange, headers) ? PAGE_POLICY : DATA_POLICY);
        if (origins.isSecure()) {
            headers.set(HSTS, HSTS_POLICY);
        }
        if (exchange.service != null && !headers.contains(HttpHeaderNames.CACHE_CONTROL)) {
            headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        }
        headers.add(HttpHeaderNames.VARY, "Origin");
        if (exchange.allowedOrigin != null) {
            headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, exchange.allowedOrigin);
            headers.set(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }

    private static boolean isPage(Exchange exchange, HttpHeaders headers) {
        Service service = exchange.service;
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        return service == null && type != null && type.startsWith("text/html");
    }
}
