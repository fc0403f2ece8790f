package io.truevalue.gateway.edge;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.truevalue.gateway.integration.Integration;
import io.truevalue.gateway.limit.ClientAddress;
import io.truevalue.gateway.limit.LimitState;
import io.truevalue.gateway.route.Access;
import io.truevalue.gateway.route.Routes;
import io.truevalue.gateway.route.Service;
import io.truevalue.gateway.token.Token;
import io.truevalue.web.trace.Work;
import org.jspecify.annotations.Nullable;

/** One request on its way through the gate, and what became known of it. Used on one event loop alone. */
final class Exchange {
    final HttpRequest request;
    final ClientAddress address;
    final long startedNanos = System.nanoTime();
    final String target;
    final String path;
    final boolean isHead;
    final boolean isOldHttp;

    String requestId = "";
    boolean keepsAlive;

    @Nullable
    Service service;

    @Nullable
    Access access;

    @Nullable
    Token token;

    /** The integration that says it signed this, before its signature is judged; see {@link #token}. */
    @Nullable
    Integration signer;

    @Nullable
    LimitState limit;

    /** The origin that may read the answer, or null. */
    @Nullable
    String allowedOrigin;

    int status;

    /** What the service is told of the trace; see {@link Bookkeeping}. */
    String traceparent = "";

    /** The request's span, where it is sampled. */
    @Nullable
    Work work;

    /** From the request's last sending to the head of the service's answer; 0 while there is none. */
    long upstreamNanos;

    boolean isTold;

    Exchange(HttpRequest request, ClientAddress address) {
        this.request = request;
        this.address = address;
        this.target = request.uri();
        int query = target.indexOf('?');
        this.path = query < 0 ? target : target.substring(0, query);
        this.isHead = request.method().equals(HttpMethod.HEAD);
        this.isOldHttp = !request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        this.keepsAlive = !isOldHttp && HttpUtil.isKeepAlive(request);
    }

    String method() {
        return request.method().name();
    }

    HttpHeaders headers() {
        return request.headers();
    }

    /** 32 hexadecimal digits. */
    CharSequence traceId() {
        return traceparent.length() < 35 ? "" : traceparent.subSequence(3, 35);
    }

    /** As much of the path as may be logged and counted. */
    String route() {
        return service == null ? "/" : Routes.template(path);
    }
}
