package io.truevalue.gateway.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.truevalue.gateway.route.Service;
import io.truevalue.gateway.token.Token;
import io.truevalue.gateway.upstream.Answer;
import io.truevalue.gateway.upstream.Failure;
import io.truevalue.gateway.upstream.UpstreamConnection;
import io.truevalue.gateway.upstream.UpstreamPool;
import io.truevalue.signing.BodyHash;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.ProblemBody;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request on its way to a service and its answer on the way back; at most two tries, the second of harmless methods. */
final class ProxyCall implements Answer {
    private static final Logger log = LoggerFactory.getLogger(ProxyCall.class);
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS");
    private static final int REFUSAL = 16 * 1024;

    private final Gate gate;
    private final Client client;
    private final Exchange exchange;
    private final Service service;
    private final UpstreamPool pool;
    private final RequestBody body;
    private final BodyHash hash;

    private int tries;
    private @Nullable UpstreamConnection connection;
    private @Nullable HttpResponse held;
    private @Nullable ByteBuf heldContent;
    private boolean headSent;
    private boolean isStream;
    private boolean ended;
    private long waitingSince;

    ProxyCall(
            Gate gate,
            Client client,
            Exchange exchange,
            Service service,
            UpstreamPool pool,
            RequestBody body,
            BodyHash hash) {
        this.gate = gate;
        this.client = client;
        this.exchange = exchange;
        this.service = service;
        this.pool = pool;
        this.body = body;
        this.hash = hash;
    }

    void start() {
        tries++;
        waitingSince = System.nanoTime();
        pool.take(this::send, this::failed);
    }

    private void send(UpstreamConnection ready) {
        if (ended) {
            ready.abandon();
            return;
        }
        connection = ready;
        waitingSince = System.nanoTime();
        ready.send(
                gate.outgoing().of(exchange, service, pool.authority(), hash, body, client.allocator()),
                rest(),
                exchange.isHead,
                this);
    }

    /** What of the body did not go out with the head. */
    private @Nullable Object rest() {
        if (OutgoingRequest.carries(body)) {
            return null;
        }
        return body.spool() != null ? body.spool().region() : body.bytes().retainedDuplicate();
    }

    @Override
    public void head(HttpResponse head) {
        long now = System.nanoTime();
        exchange.upstreamNanos = now - waitingSince;
        waitingSince = now;
        if (isRefusal(head)) {
            held = head;
            heldContent = client.allocator().buffer();
            return;
        }
        sendHead(head);
    }

    /** A 401 may refuse the gate's own signature, which is no affair of the client's; a 403 is reported. */
    private static boolean isRefusal(HttpResponse head) {
        int status = head.status().code();
        String type = head.headers().get(HttpHeaderNames.CONTENT_TYPE);
        return (status == 401 || status == 403) && type != null && type.startsWith(ProblemBody.MEDIA_TYPE);
    }

    private void sendHead(HttpResponse head) {
        String type = head.headers().get(HttpHeaderNames.CONTENT_TYPE);
        isStream = type != null && type.startsWith("text/event-stream");
        if (isStream && connection != null && !connection.becomesStream()) {
            giveUp(Failure.REFUSED_HERE);
            return;
        }
        headSent = true;
        exchange.status = head.status().code();
        client.head(head);
    }

    @Override
    public void content(HttpContent content) {
        waitingSince = System.nanoTime();
        boolean last = content instanceof LastHttpContent;
        if (held != null) {
            hold(content, last);
            return;
        }
        if (content.content().isReadable()) {
            client.content(last ? new DefaultHttpContent(content.content()) : content);
        } else {
            content.release();
        }
        if (last) {
            end();
            client.done();
        } else if (!client.isWritable() && connection != null) {
            connection.read(false);
        }
    }

    private void hold(HttpContent content, boolean last) {
        ByteBuf sofar = Objects.requireNonNull(heldContent);
        sofar.writeBytes(content.content());
        content.release();
        if (last || sofar.readableBytes() > REFUSAL) {
            judgeHeld(Objects.requireNonNull(held), sofar, last);
        }
    }

    private void judgeHeld(HttpResponse head, ByteBuf answer, boolean last) {
        held = null;
        heldContent = null;
        String code = codeOf(gate.json(), ByteBufUtil.getBytes(answer));
        if (head.status().code() == 401 && code.startsWith("signature_")) {
            answer.release();
            log.error(
                    "{} refused the gate's signature: {} request_id={}", service.audience(), code, exchange.requestId);
            giveUp(Failure.BAD_ANSWER);
            return;
        }
        gate.refusals().count(exchange.token, exchange.route(), head.status().code(), code);
        sendHead(head);
        client.content(new DefaultHttpContent(answer));
        if (last) {
            end();
            client.done();
        }
    }

    private static String codeOf(ObjectMapper json, byte[] answer) {
        try {
            JsonNode problem = json.readTree(answer);
            return problem == null ? "" : problem.path("code").asText("");
        } catch (IOException notJson) {
            return "";
        }
    }

    @Override
    public void pause() {
        if (headSent && !ended) {
            client.flush();
        }
    }

    @Override
    public void failed(Failure failure) {
        if (ended) {
            return;
        }
        connection = null;
        if (headSent) {
            end();
            client.cut();
            return;
        }
        releaseHeld();
        if (tries == 1 && mayBeRepeated(failure)) {
            start();
            return;
        }
        end();
        log.warn("{} {} request_id={}", service.audience(), failure, exchange.requestId);
        client.refuse(
                switch (failure) {
                    case UNREACHED, CONNECTION, REFUSED_HERE ->
                        CommonProblem.UNAVAILABLE
                                .because("A service is not available at the moment.")
                                .retryAfter(Duration.ofSeconds(1));
                    case TIMEOUT -> GateProblem.UPSTREAM_TIMEOUT.because("A service did not answer in time.");
                    case BAD_ANSWER -> GateProblem.UPSTREAM_REFUSED.because("A service gave no usable answer.");
                });
    }

    /** What was not sent harms in no method; what may have been done already must be harmless when done twice. */
    private boolean mayBeRepeated(Failure failure) {
        return failure == Failure.UNREACHED
                || (failure == Failure.CONNECTION && IDEMPOTENT.contains(exchange.method()));
    }

    void clientWritable() {
        if (connection != null && !ended) {
            connection.read(true);
        }
    }

    /** Ends an event stream as if it were over, so that the client comes back elsewhere; nothing for any other answer. */
    void endStream() {
        if (isStream && headSent && !ended) {
            UpstreamConnection used = connection;
            end();
            if (used != null) {
                used.abandon();
            }
            client.done();
        }
    }

    /** The client went away, or is to be sent away. */
    void abandon() {
        if (!ended) {
            end();
            if (connection != null) {
                connection.abandon();
            }
        }
    }

    /** Gives up what takes too long, and cuts what was revoked meanwhile. */
    void check(long nowNanos, long nowSecond) {
        if (ended) {
            return;
        }
        if (!headSent
                && nowNanos - waitingSince
                        > gate.upstreamSettings().answerTimeout().toNanos()) {
            if (connection != null) {
                connection.timedOut();
            }
            giveUp(Failure.TIMEOUT);
        } else if (headSent
                && !isStream
                && client.isWritable()
                && nowNanos - waitingSince
                        > gate.upstreamSettings().idleTimeout().toNanos()) {
            giveUp(Failure.TIMEOUT);
        } else if (headSent && hasEnded(exchange.token, nowSecond)) {
            giveUp(Failure.BAD_ANSWER);
        }
    }

    private void giveUp(Failure failure) {
        UpstreamConnection used = connection;
        if (used != null) {
            used.abandon();
        }
        failed(failure);
    }

    private boolean hasEnded(@Nullable Token token, long nowSecond) {
        return token != null
                && (gate.revocations().endOf(token) != null || (isStream && nowSecond > token.expiresAt()));
    }

    private void end() {
        ended = true;
        releaseHeld();
        body.release();
    }

    private void releaseHeld() {
        if (heldContent != null) {
            heldContent.release();
            heldContent = null;
        }
        held = null;
    }
}
