package io.truevalue.gateway.edge;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.truevalue.gateway.peer.GatewaySecret;
import io.truevalue.gateway.route.Service;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.web.RequestIds;
import io.truevalue.web.trace.TraceContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The request that a service sees: the client's without its tenant, signature, hop-by-hop and credential headers, then the
 * gate's own tenant headers, then the signature over them. Each try has a fresh one.
 */
@Singleton
final class OutgoingRequest {
    private static final HttpHeadersFactory UNCHECKED =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);
    private static final AsciiString USER_IP = AsciiString.cached("x-user-ip");
    private static final AsciiString USER_AGENT = AsciiString.cached("x-user-agent");
    private static final AsciiString TRACEPARENT = AsciiString.cached(TraceContext.HEADER);
    private static final int LONGEST_AGENT = 512;
    private static final HttpHeaders DROPPED = new DefaultHttpHeaders();
    private static final HttpHeaders FOR_AUTH = new DefaultHttpHeaders();

    static {
        for (String name : new String[] {
            "host",
            "connection",
            "keep-alive",
            "proxy-authorization",
            "proxy-authenticate",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "content-length",
            "content-encoding",
            "authorization",
            "http2-settings",
            "traceparent",
            "tracestate",
            "baggage",
            "forwarded",
            "via",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-server",
            "x-real-ip",
            "x-original-url",
            "x-original-method",
            "x-rewrite-url",
            "x-http-method",
            "x-http-method-override",
            "x-method-override"
        }) {
            DROPPED.set(name, "");
        }
        for (String name : new String[] {"cookie", "origin", "x-truevalue-client"}) {
            FOR_AUTH.set(name, "");
        }
    }

    private final Map<Service, RequestSigner> signers = new EnumMap<>(Service.class);

    OutgoingRequest(GatewaySecret secret, Clock clock) {
        for (Service service : Service.values()) {
            signers.put(service, secret.forForwarding(service.audience(), clock));
        }
    }

    HttpRequest of(Exchange exchange, Service service, String authority, BodyHash hash, long length) {
        HttpHeaders headers = UNCHECKED.newHeaders();
        headers.add(HttpHeaderNames.HOST, authority);
        headers.add(TRACEPARENT, exchange.traceparent);
        copy(exchange.headers(), headers, service);
        if (length > 0 || takesBody(exchange.method())) {
            headers.add(HttpHeaderNames.CONTENT_LENGTH, Long.toString(length));
        }
        List<Map.Entry<String, String>> signed = signedHeaders(exchange);
        RequestSigner signer = Objects.requireNonNull(signers.get(service));
        RequestSignature signature = signer.sign(exchange.method(), exchange.target, hash, signed);
        for (Map.Entry<String, String> header : signed) {
            headers.add(header.getKey(), header.getValue());
        }
        headers.add(SigningHeaders.NONCE, signature.nonce());
        headers.add(SigningHeaders.GATEWAY_TIMESTAMP, signature.timestamp());
        headers.add(SigningHeaders.GATEWAY_SIGNATURE, signature.signature());
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, exchange.request.method(), exchange.target, headers);
    }

    private static boolean takesBody(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    private static void copy(HttpHeaders from, HttpHeaders to, Service service) {
        String connection = from.get(HttpHeaderNames.CONNECTION);
        Iterator<Map.Entry<CharSequence, CharSequence>> each = from.iteratorCharSequence();
        while (each.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = each.next();
            CharSequence name = header.getKey();
            if (!DROPPED.contains(name)
                    && !SigningHeaders.isSigned(name)
                    && !SigningHeaders.isSignature(name)
                    && (service == Service.AUTH || !FOR_AUTH.contains(name))
                    && !isNamedIn(connection, name)) {
                to.add(name, header.getValue());
            }
        }
    }

    private static boolean isNamedIn(@Nullable String connection, CharSequence name) {
        if (connection == null || connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close")) {
            return false;
        }
        for (String named : connection.split(",", -1)) {
            if (AsciiString.contentEqualsIgnoreCase(named.strip(), name)) {
                return true;
            }
        }
        return false;
    }

    private static List<Map.Entry<String, String>> signedHeaders(Exchange exchange) {
        List<Map.Entry<String, String>> signed = new ArrayList<>(16);
        signed.add(Map.entry(RequestIds.HEADER, exchange.requestId));
        if (exchange.token != null) {
            signed.addAll(exchange.token.headers());
        }
        signed.add(Map.entry(USER_IP.toString(), exchange.address.text()));
        String agent = exchange.headers().get(HttpHeaderNames.USER_AGENT);
        if (agent != null) {
            String shortened = agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT);
            signed.add(Map.entry(USER_AGENT.toString(), shortened));
        }
        return signed;
    }
}
