package io.truevalue.gateway.edge;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP/2 request as one of HTTP/1.1, and an answer's the other way. Nothing that would read differently in
 * HTTP/1.1 gets through (RFC 9113 8.2, 8.3, 10.3), whatever the codec below let pass.
 */
final class StreamHead {
    /** A request's head, or the finding that it is none. */
    sealed interface Read {}

    record Request(HttpRequest head) implements Read {}

    record Malformed(String why) implements Read {}

    private static final Set<String> CONNECTION =
            Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "http2-settings");
    private static final Set<String> PSEUDO = Set.of(":method", ":scheme", ":authority", ":path");
    private static final int LONGEST_METHOD = 16;
    private static final int LONGEST_TARGET = 8 * 1024;

    private final Map<String, String> pseudo = new HashMap<>(8);
    private final StringBuilder cookie = new StringBuilder();
    private final HttpHeaders headers =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();

    private StreamHead() {}

    static Read read(Http2Headers received, boolean isWhole) {
        StreamHead head = new StreamHead();
        String wrong = head.take(received);
        return wrong == null ? head.request(isWhole) : new Malformed(wrong);
    }

    /** Whether these may stand after a body: ordinary fields alone. */
    static boolean areTrailers(Http2Headers received) {
        for (Map.Entry<CharSequence, CharSequence> each : received) {
            if (!isName(each.getKey()) || !isValue(each.getValue())) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String take(Http2Headers received) {
        boolean regular = false;
        for (Map.Entry<CharSequence, CharSequence> each : received) {
            String name = each.getKey().toString();
            CharSequence value = each.getValue();
            if (!isValue(value)) {
                return "a value with control characters or outer blanks";
            }
            if (name.startsWith(":")) {
                if (regular || !pseudo(name, value.toString())) {
                    return "a pseudo-header that is unknown, doubled, or late";
                }
                continue;
            }
            regular = true;
            if (!isName(name)) {
                return "a name that is no lower-case token";
            }
            if (CONNECTION.contains(name)
                    || (name.equals("te") && !AsciiString.contentEqualsIgnoreCase(value, "trailers"))) {
                return "a header of the connection";
            }
            if (name.equals("cookie")) {
                // Crumbs become one field again (RFC 9113 8.2.3).
                cookie.append(cookie.isEmpty() ? "" : "; ").append(value);
            } else {
                headers.add(name, value);
            }
        }
        return null;
    }

    /** Whether this is one of the four, for the first time. */
    private boolean pseudo(String name, String value) {
        return PSEUDO.contains(name) && pseudo.put(name, value) == null;
    }

    private Read request(boolean isWhole) {
        String method = pseudo.get(":method");
        String scheme = pseudo.get(":scheme");
        String authority = pseudo.get(":authority");
        String path = pseudo.get(":path");
        if (method == null || !isMethod(method)) {
            return new Malformed("no method");
        }
        if (scheme == null || !(scheme.equals("https") || scheme.equals("http"))) {
            return new Malformed("no scheme of HTTP");
        }
        if (path == null || !isTarget(path)) {
            return new Malformed("no path in origin form");
        }
        String host = headers.get(HttpHeaderNames.HOST);
        if (authority != null) {
            if (headers.getAll(HttpHeaderNames.HOST).size() > 1 || (host != null && !host.equals(authority))) {
                return new Malformed("two authorities");
            }
            headers.set(HttpHeaderNames.HOST, authority);
        }
        if (!cookie.isEmpty()) {
            headers.set(HttpHeaderNames.COOKIE, cookie.toString());
        }
        if (!isWhole && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        boolean isTooLong = path.length() > LONGEST_TARGET;
        HttpRequest request = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), isTooLong ? "/" : path, headers);
        if (isTooLong) {
            request.setDecoderResult(DecoderResult.failure(new TooLongHttpLineException("path")));
        }
        return new Request(request);
    }

    private static boolean isMethod(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_METHOD
                && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static boolean isTarget(String text) {
        return text.startsWith("/") && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    private static boolean isName(CharSequence name) {
        if (name.isEmpty()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isToken = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
            if (!isToken) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValue(CharSequence value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            boolean isBlank = c == ' ' || c == '\t';
            if ((c < ' ' && c != '\t') || c == 0x7F || (isBlank && (i == 0 || i == length - 1))) {
                return false;
            }
        }
        return true;
    }

    /** An answer's head: the status, and every header that means something in HTTP/2, in lower case. */
    static Http2Headers of(HttpResponse answer) {
        HttpHeaders from = answer.headers();
        Http2Headers to = new DefaultHttp2Headers(false, from.size() + 1);
        to.status(answer.status().codeAsText());
        Iterator<Map.Entry<CharSequence, CharSequence>> each = from.iteratorCharSequence();
        while (each.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = each.next();
            AsciiString name = AsciiString.of(header.getKey()).toLowerCase();
            if (!CONNECTION.contains(name.toString())) {
                to.add(name, header.getValue());
            }
        }
        return to;
    }
}
