package io.truevalue.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.netty.util.concurrent.FastThreadLocal;
import io.truevalue.gateway.peer.GatewayKeys;
import io.truevalue.gateway.peer.GatewaySecret;
import io.truevalue.gateway.route.Service;
import io.truevalue.gateway.token.TenantHeaders;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.SignedTemplate;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.signing.ThreadSigner;
import io.truevalue.web.trace.TraceContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The request that a service sees: the client's without its tenant, signature, hop-by-hop and credential headers, then the
 * gate's own tenant headers, then the signature over them. Each try has a fresh one. Written as bytes, since this is what
 * most requests cost (docs/adr/0013).
 */
@Singleton
final class OutgoingRequest {
    private static final int SMALL_BODY = 16 * 1024;
    private static final int LONGEST_AGENT = 512;

    private static final byte[] VERSION_AND_HOST = HeadBytes.encoded(" HTTP/1.1\r\nhost: ");
    private static final byte[] CONTENT_LENGTH = HeadBytes.encoded("content-length: ");
    private static final byte[] TRACEPARENT = HeadBytes.encoded(TraceContext.HEADER + ": ");
    private static final byte[] REQUEST_ID = HeadBytes.encoded("x-request-id: ");
    private static final byte[] USER_IP = HeadBytes.encoded("x-user-ip: ");
    private static final byte[] USER_AGENT = HeadBytes.encoded("x-user-agent: ");

    private static final int DROPPED = 1;
    private static final int FOR_AUTH = 2;
    private static final HeaderTraits TRAITS = new HeaderTraits()
            .with(
                    DROPPED,
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
                    "x-method-override")
            .with(FOR_AUTH, "cookie", "origin", "x-truevalue-client");

    /** What one thread writes and signs with, as long as the secret is the same. */
    private record Desk(HeadBytes head, GatewaySecret secret, Map<Service, ThreadSigner> signers) {}

    private final FastThreadLocal<@Nullable Desk> desks = new FastThreadLocal<>();
    private final GatewayKeys keys;
    private final Clock clock;

    OutgoingRequest(GatewayKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    private Desk desk() {
        GatewaySecret secret = keys.present();
        Desk known = desks.get();
        if (known != null && known.secret().equals(secret)) {
            return known;
        }
        Map<Service, ThreadSigner> signers = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            signers.put(service, secret.forForwarding(service.audience(), clock).forThread());
        }
        Desk desk = new Desk(known == null ? new HeadBytes() : known.head(), secret, signers);
        desks.set(desk);
        return desk;
    }

    /** Whether the body goes out with the head, rather than after it. */
    static boolean carries(RequestBody body) {
        return body.spool() == null && body.length() <= SMALL_BODY;
    }

    /** The head, and the body with it where it is small. */
    ByteBuf of(
            Exchange exchange,
            Service service,
            String authority,
            BodyHash hash,
            RequestBody body,
            ByteBufAllocator allocator) {
        Desk desk = desk();
        HeadBytes head = desk.head();
        head.clear();
        head.put(exchange.method());
        head.put(" ");
        head.put(exchange.target);
        head.put(VERSION_AND_HOST);
        head.put(authority);
        head.endLine();
        head.header(TRACEPARENT, exchange.traceparent);
        copy(exchange.headers(), head, service);
        long length = body.length();
        if (length > 0 || takesBody(exchange.method())) {
            head.put(CONTENT_LENGTH);
            head.number(length);
            head.endLine();
        }
        sign(exchange, Objects.requireNonNull(desk.signers().get(service)), hash, head);
        head.endLine();
        boolean carries = carries(body);
        ByteBuf bytes = allocator.directBuffer(head.length() + (carries ? (int) length : 0));
        bytes.writeBytes(head.bytes(), 0, head.length());
        if (carries && length > 0) {
            ByteBuf held = body.bytes();
            bytes.writeBytes(held, held.readerIndex(), held.readableBytes());
        }
        return bytes;
    }

    private static boolean takesBody(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    private static void sign(Exchange exchange, ThreadSigner signer, BodyHash hash, HeadBytes head) {
        TenantHeaders tenant = exchange.token == null ? TenantHeaders.NONE : exchange.token.headers();
        SignedTemplate template = tenant.template();
        String agent = agentOf(exchange);
        String address = exchange.address.text();
        signer.sign(exchange.method(), exchange.target, hash, template, exchange.requestId, "", agent, address);
        head.wroteTo(template.writeHeaders(head.room(template.headersLength()), head.length()));
        head.header(REQUEST_ID, exchange.requestId);
        head.header(USER_IP, address);
        if (!agent.isEmpty()) {
            head.header(USER_AGENT, agent);
        }
        head.wroteTo(signer.writeHeaders(head.room(ThreadSigner.HEADERS_LENGTH), head.length()));
    }

    private static String agentOf(Exchange exchange) {
        String agent = exchange.headers().get(HttpHeaderNames.USER_AGENT);
        if (agent == null) {
            return "";
        }
        return agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT);
    }

    private static void copy(HttpHeaders from, HeadBytes head, Service service) {
        String connection = from.get(HttpHeaderNames.CONNECTION);
        Iterator<Map.Entry<CharSequence, CharSequence>> each = from.iteratorCharSequence();
        while (each.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = each.next();
            CharSequence name = header.getKey();
            int trait = TRAITS.of(name);
            if (trait != DROPPED
                    && (trait != FOR_AUTH || service == Service.AUTH)
                    && !SigningHeaders.isSigned(name)
                    && !SigningHeaders.isSignature(name)
                    && !isNamedIn(connection, name)) {
                head.header(name, header.getValue());
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
}
