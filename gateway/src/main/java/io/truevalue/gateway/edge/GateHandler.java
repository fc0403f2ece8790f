package io.truevalue.gateway.edge;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.truevalue.gateway.limit.ClientAddress;
import io.truevalue.gateway.route.Service;
import io.truevalue.gateway.upstream.UpstreamPool;
import io.truevalue.signing.BodyHash;
import io.truevalue.web.RequestIds;
import io.truevalue.web.log.LogFields;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client connection: takes one request at a time, checks it, and forwards it, refuses it, or hands it to Micronaut
 * behind. What a client sends ahead waits here, so that answers leave in order and never mix.
 */
final class GateHandler extends ChannelDuplexHandler implements Client, Watched {
    private enum Mode {
        /** Waits for a request. */
        IDLE,
        /** Waits for what is asked of others, as for a request's count where gateways count together. */
        ASKING,
        /** Micronaut answers. */
        LOCAL,
        /** Collects the body of a request to be forwarded. */
        BODY,
        /** A service answers. */
        ANSWERING,
        /** Was answered without its body; the rest of it is passed over. */
        REFUSED,
        CLOSING
    }

    private static final Logger log = LoggerFactory.getLogger(GateHandler.class);

    private final Gate gate;
    private final @Nullable GateCodec codec;
    private final ClientAddress address;
    private final boolean isProxy;
    private final Deque<Object> waiting = new ArrayDeque<>();

    private ChannelHandlerContext ctx;
    private Mode mode = Mode.IDLE;
    private @Nullable Exchange exchange;
    private @Nullable Intake intake;
    private @Nullable ProxyCall call;
    private boolean requestEnded;
    private boolean localEnded;
    private long lastArrival = System.nanoTime();
    private boolean headArrives;
    private boolean isDraining;

    @SuppressWarnings("NullAway.Init") // the context is known once the handler is added, before anything arrives
    GateHandler(Gate gate, @Nullable GateCodec codec, InetAddress address) {
        this.gate = gate;
        this.codec = codec;
        this.address = ClientAddress.of(address);
        this.isProxy = gate.proxies().trusts(address);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        ctx = added;
    }

    /** Bytes came, though perhaps no whole head yet. */
    void arrived() {
        if (mode == Mode.IDLE) {
            if (!headArrives) {
                headArrives = true;
                lastArrival = System.nanoTime();
            }
        } else {
            lastArrival = System.nanoTime();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (mode == Mode.CLOSING) {
            ReferenceCountUtil.release(message);
        } else if (!waiting.isEmpty() || isOccupied()) {
            waiting.add(message);
        } else {
            take(message);
        }
    }

    /** Whether what the client sent ahead has to wait. */
    private boolean isOccupied() {
        return mode == Mode.ASKING || (requestEnded && mode != Mode.IDLE);
    }

    private void take(Object message) {
        if (message instanceof HttpRequest request) {
            begin(request);
        }
        if (message instanceof HttpContent content) {
            proceed(content);
        }
    }

    private void begin(HttpRequest request) {
        headArrives = false;
        requestEnded = false;
        localEnded = false;
        Exchange begun =
                new Exchange(request, isProxy ? gate.proxies().clientBehind(address, request.headers()) : address);
        begun.keepsAlive &= !isDraining;
        exchange = begun;
        if (codec != null) {
            codec.answersHead(begun.isHead);
        }
        begun.requestId = RequestIds.acceptOrNew(request.headers().get(RequestIds.HEADER));
        gate.books().began(begun);
        CompletableFuture<Runnable> asked;
        try {
            if (request.decoderResult().isFailure()) {
                begun.keepsAlive = false;
                throw Unreadable.head(request.decoderResult().cause());
            }
            asked = gate.checks().admit(begun);
        } catch (Problem refused) {
            refuse(refused);
            return;
        }
        if (asked == null) {
            goOn(begun);
        } else {
            mode = Mode.ASKING;
            asked.thenAccept(rest -> loop().execute(() -> told(begun, rest)));
        }
    }

    private void told(Exchange begun, Runnable rest) {
        if (mode != Mode.ASKING) {
            return;
        }
        try {
            rest.run();
            goOn(begun);
        } catch (Problem refused) {
            refuse(refused);
        }
        takeWaiting();
    }

    private void goOn(Exchange begun) {
        if (FrontChecks.isPreflight(begun)) {
            answer(begun, gate.answers().preflight(begun));
        } else if (begun.service == null) {
            mode = Mode.LOCAL;
            begun.headers().set(RequestIds.HEADER, begun.requestId);
            ctx.fireChannelRead(begun.request);
        } else {
            expectBody(begun);
        }
    }

    private void expectBody(Exchange begun) {
        try {
            intake = new Intake(gate, begun, this, this::readOn, this::forward);
        } catch (Problem tooLarge) {
            refuse(tooLarge);
            return;
        }
        mode = Mode.BODY;
        if (HttpUtil.is100ContinueExpected(begun.request)) {
            ctx.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.CONTINUE,
                    ctx.alloc().buffer(0)));
        }
    }

    private void proceed(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        if (content.decoderResult().isFailure() && mode != Mode.CLOSING) {
            content.release();
            breakOff();
            return;
        }
        requestEnded |= last;
        switch (mode) {
            case LOCAL -> {
                ctx.fireChannelRead(content);
                finishLocal();
            }
            case BODY -> collect(content, last);
            case REFUSED -> {
                content.release();
                if (last) {
                    next();
                }
            }
            case IDLE, ASKING, ANSWERING, CLOSING -> content.release();
        }
    }

    /** A body that cannot be read to its end. */
    private void breakOff() {
        Exchange broken = exchange;
        if (mode == Mode.BODY && broken != null) {
            broken.keepsAlive = false;
            refuse(Unreadable.body());
        } else {
            cut();
        }
    }

    private void collect(HttpContent content, boolean last) {
        if (last) {
            mode = Mode.ANSWERING;
        }
        try {
            Objects.requireNonNull(intake).take(content, last);
        } catch (Problem refused) {
            refuse(refused);
        }
    }

    private void forward(RequestBody body, BodyHash hash) {
        Exchange ready = Objects.requireNonNull(exchange);
        Service service = Objects.requireNonNull(ready.service);
        intake = null;
        UpstreamPool pool = gate.upstreams().pool(loop(), service);
        if (pool == null) {
            body.release();
            refuse(CommonProblem.UNAVAILABLE.because("A service is not available.", service + " is not configured"));
            return;
        }
        call = new ProxyCall(gate, this, ready, service, pool, body, hash);
        call.start();
    }

    // The client's side of a forwarded request.

    @Override
    public EventLoop loop() {
        return ctx.channel().eventLoop();
    }

    @Override
    public ByteBufAllocator allocator() {
        return ctx.alloc();
    }

    @Override
    public boolean isWritable() {
        return ctx.channel().isWritable();
    }

    @Override
    public void head(HttpResponse head) {
        Exchange answered = Objects.requireNonNull(exchange);
        if (codec == null) {
            HttpHeaders headers = gate.answerHeaders().fromService(head.headers());
            gate.answerHeaders().complete(answered, headers);
            ctx.write(new DefaultHttpResponse(HttpVersion.HTTP_1_1, head.status(), headers), ctx.voidPromise());
        } else {
            ctx.write(RelayedHead.of(head, answered, gate.answerHeaders()), ctx.voidPromise());
        }
    }

    @Override
    public void content(HttpContent content) {
        ctx.write(content, ctx.voidPromise());
    }

    @Override
    public void flush() {
        ctx.flush();
    }

    @Override
    public void done() {
        call = null;
        ended(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    @Override
    public void refuse(Problem problem) {
        Exchange refused = Objects.requireNonNull(exchange);
        if (!problem.internal().isEmpty()) {
            log.atInfo()
                    .addKeyValue(LogFields.REQUEST, refused.requestId)
                    .addKeyValue(LogFields.TRACE, refused.traceId())
                    .log("{}: {}", problem.type().code(), problem.internal());
        }
        gate.refusals()
                .count(
                        refused.token,
                        refused.route(),
                        problem.type().status(),
                        problem.type().code());
        answer(refused, gate.answers().problem(refused, problem));
    }

    private void answer(Exchange answered, FullHttpResponse answer) {
        call = null;
        abandonIntake();
        answered.status = answer.status().code();
        boolean bodyComes = !requestEnded && hasBody(answered);
        if (bodyComes) {
            answered.keepsAlive = false;
        }
        if (!answered.keepsAlive) {
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        ended(answer);
    }

    private static boolean hasBody(Exchange of) {
        return of.headers().contains(HttpHeaderNames.TRANSFER_ENCODING) || Framing.length(of.headers()) != 0;
    }

    /** Writes the end of an answer and turns to the next request. */
    private void ended(Object lastPiece) {
        Exchange answered = Objects.requireNonNull(exchange);
        if (codec == null) {
            mode = Mode.CLOSING;
            ctx.writeAndFlush(lastPiece);
            gate.books().ended(answered);
            return;
        }
        if (!answered.keepsAlive) {
            mode = Mode.CLOSING;
            ctx.writeAndFlush(lastPiece).addListener(written -> Lingering.close(ctx.channel()));
            gate.books().ended(answered);
            return;
        }
        ctx.writeAndFlush(lastPiece, ctx.voidPromise());
        gate.books().ended(answered);
        if (requestEnded) {
            next();
        } else {
            mode = Mode.REFUSED;
        }
    }

    @Override
    public void cut() {
        mode = Mode.CLOSING;
        if (exchange != null) {
            gate.books().ended(exchange);
        }
        ctx.close();
    }

    private void next() {
        mode = Mode.IDLE;
        exchange = null;
        requestEnded = false;
        lastArrival = System.nanoTime();
        if (waiting.isEmpty()) {
            ctx.read();
        } else {
            loop().execute(this::takeWaiting);
        }
    }

    private void takeWaiting() {
        while (!waiting.isEmpty() && mode != Mode.CLOSING && !isOccupied()) {
            take(waiting.poll());
        }
        if (waiting.isEmpty() && mode != Mode.CLOSING) {
            ctx.read();
        }
    }

    // Micronaut's side of a local request.

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (mode == Mode.LOCAL && exchange != null && message instanceof HttpResponse head) {
            exchange.status = head.status().code();
            head.headers().remove(HttpHeaderNames.SERVER);
            if (!exchange.keepsAlive) {
                head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
            gate.answerHeaders().complete(exchange, head.headers());
        }
        context.write(message, promise);
        if (mode == Mode.LOCAL && message instanceof LastHttpContent) {
            localEnded = true;
            finishLocal();
        }
    }

    private void finishLocal() {
        if (mode == Mode.LOCAL && localEnded && requestEnded && exchange != null) {
            gate.books().ended(exchange);
            if (codec == null) {
                mode = Mode.CLOSING;
            } else if (exchange.keepsAlive) {
                next();
            } else {
                mode = Mode.CLOSING;
                ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> Lingering.close(ctx.channel()));
            }
        }
    }

    /** Reading goes on while nothing waits: a client's going away is only seen by reading. */
    @Override
    public void read(ChannelHandlerContext context) {
        if (waiting.isEmpty() && (intake == null || !intake.isBusy())) {
            context.read();
        }
    }

    private void readOn() {
        if (mode == Mode.BODY || mode == Mode.ANSWERING) {
            read(ctx);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (call != null && isWritable()) {
            call.clientWritable();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        mode = Mode.CLOSING;
        if (call != null) {
            call.abandon();
            call = null;
        }
        abandonIntake();
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        if (exchange != null) {
            gate.books().ended(exchange);
        }
        context.fireChannelInactive();
    }

    private void abandonIntake() {
        if (intake != null) {
            intake.abandon();
            intake = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            log.error("a connection failed", cause);
        }
        context.close();
    }

    /** Refuses what comes too slowly, closes what waits too long, and lets a running call judge itself. */
    @Override
    public void check(long nowNanos, long nowSecond) {
        long waited = nowNanos - lastArrival;
        EdgeSettings settings = gate.settings();
        if (call != null) {
            call.check(nowNanos, nowSecond);
            if (isDraining && call != null) {
                call.endStream();
            }
        } else if (mode == Mode.IDLE
                && headArrives
                && waited > settings.headTimeout().toNanos()) {
            beginUnread();
            tooSlow();
        } else if (mode == Mode.IDLE && waited > settings.keepAlive().toNanos()) {
            ctx.close();
        } else if (mode == Mode.BODY && waited > settings.bodyTimeout().toNanos()) {
            tooSlow();
        }
    }

    /** Stands for a request of which nothing is known yet. */
    private void beginUnread() {
        Exchange unread = new Exchange(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"), address);
        unread.requestId = RequestIds.acceptOrNew(null);
        gate.books().began(unread);
        exchange = unread;
        requestEnded = false;
    }

    private void tooSlow() {
        Objects.requireNonNull(exchange).keepsAlive = false;
        refuse(GateProblem.REQUEST_TIMEOUT.because("The request came too slowly."));
    }

    @Override
    public void drain(boolean closesIdle) {
        isDraining = true;
        if (exchange != null) {
            exchange.keepsAlive = false;
        }
        if (codec != null && closesIdle && mode == Mode.IDLE && !headArrives && waiting.isEmpty()) {
            mode = Mode.CLOSING;
            Lingering.close(ctx.channel());
        }
    }
}
