package io.truevalue.bench.peer;

import com.nimbusds.jwt.JWTClaimsSet;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Verifies, limits, strips, injects and signs; the framework proxies. */
@Component
final class Gate implements GlobalFilter, Ordered {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] NO_BODY = {};

    private final AccessTokens tokens;
    private final UserLimits limits;
    private final Signatures signatures;

    Gate(AccessTokens tokens, UserLimits limits, Signatures signatures) {
        this.tokens = tokens;
        this.limits = limits;
        this.signatures = signatures;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        JWTClaimsSet claims = tokens.verify(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
        if (claims == null) {
            return refuse(exchange, HttpStatus.UNAUTHORIZED);
        }
        if (!limits.take(claims.getSubject())) {
            return refuse(exchange, HttpStatus.TOO_MANY_REQUESTS);
        }
        if (request.getHeaders().getContentLength() <= 0) {
            ServerHttpRequest signed = signed(request, claims, NO_BODY);
            return chain.filter(exchange.mutate().request(signed).build());
        }
        return DataBufferUtils.join(request.getBody()).flatMap(buffer -> {
            byte[] body = new byte[buffer.readableByteCount()];
            buffer.read(body);
            buffer.readPosition(0);
            ServerHttpRequest signed = new Whole(signed(request, claims, body), buffer);
            return chain.filter(exchange.mutate().request(signed).build());
        });
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, HttpStatus status) {
        exchange.getResponse().setStatusCode(status);
        return exchange.getResponse().setComplete();
    }

    private ServerHttpRequest signed(ServerHttpRequest request, JWTClaimsSet claims, byte[] body) {
        SortedMap<String, String> ours = headersOf(request, claims);
        String timestamp = Long.toString(System.currentTimeMillis() / 1000);
        String query = request.getURI().getRawQuery();
        String path = request.getURI().getRawPath();
        String target = query == null ? path : path + '?' + query;
        String signature = signatures.sign(timestamp, request.getMethod().name(), target, body, ours);
        return request.mutate()
                .headers(headers -> {
                    List.copyOf(headers.headerNames()).stream().filter(Gate::isOurs).forEach(headers::remove);
                    headers.remove(HttpHeaders.AUTHORIZATION);
                    ours.forEach(headers::set);
                    headers.set("x-gateway-timestamp", timestamp);
                    headers.set("x-gateway-signature", signature);
                })
                .build();
    }

    private static boolean isOurs(String name) {
        return name.regionMatches(true, 0, "x-user-", 0, 7)
                || name.regionMatches(true, 0, "x-org-", 0, 6)
                || name.regionMatches(true, 0, "x-session-", 0, 10)
                || name.regionMatches(true, 0, "x-gateway-", 0, 10)
                || name.regionMatches(true, 0, "x-service-", 0, 10);
    }

    private static SortedMap<String, String> headersOf(ServerHttpRequest request, JWTClaimsSet claims) {
        SortedMap<String, String> headers = new TreeMap<>();
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        headers.put("x-request-id", UUID.randomUUID().toString());
        headers.put("x-request-nonce", HexFormat.of().formatHex(nonce));
        headers.put("x-user-ip", request.getRemoteAddress().getAddress().getHostAddress());
        headers.put("x-user-id", claims.getSubject());
        try {
            headers.put("x-org-id", claims.getStringClaim("org_id"));
            headers.put("x-org-plan", claims.getStringClaim("plan"));
            headers.put("x-org-slug", claims.getStringClaim("org_slug"));
            headers.put("x-session-id", claims.getStringClaim("session_id"));
            headers.put("x-user-email", claims.getStringClaim("email"));
            headers.put("x-user-permissions", String.join(",", claims.getStringListClaim("permissions")));
            headers.put("x-user-roles", String.join(",", claims.getStringListClaim("roles")));
        } catch (ParseException e) {
            throw new IllegalArgumentException("a claim of another kind", e);
        }
        return headers;
    }

    /** A request whose body was read whole, to be sent as it was. */
    private static final class Whole extends ServerHttpRequestDecorator {
        private final DataBuffer body;

        Whole(ServerHttpRequest request, DataBuffer body) {
            super(request);
            this.body = body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.just(body);
        }
    }
}
