package io.truevalue.tenancy.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.truevalue.signing.Refusal;
import io.truevalue.signing.ReplayKey;
import io.truevalue.signing.RequestVerifier;
import io.truevalue.signing.SharedWindow;
import io.truevalue.signing.Verdict;
import io.truevalue.web.RequestIds;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import io.truevalue.web.problem.ProblemBody;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds each request back until its signature is verified over the bytes on the wire: before routing, before parsing,
 * before anything is logged of whom it claims to be from. {@code /health} alone passes unsigned.
 */
final class SignatureGate extends ChannelDuplexHandler {
    private static final Logger log = LoggerFactory.getLogger(SignatureGate.class);

    private static final int LINGER_MILLIS = 500;
    private static final Duration KEPT =
            SignatureGateInstaller.WINDOW.multipliedBy(2).plusSeconds(1);

    private final RequestVerifier verifier;
    private final @Nullable SharedWindow window;
    private final UploadLimits limits;
    private final ObjectMapper json;
    private final SignatureCounts counts;

    private @Nullable HttpRequest head;
    private @Nullable RequestBody body;
    private boolean passing;
    private boolean claiming;
    private boolean replaying;
    private boolean refused;

    /** @param window what the replicas of this service have seen together; null where it is the only one */
    SignatureGate(
            RequestVerifier verifier,
            @Nullable SharedWindow window,
            UploadLimits limits,
            ObjectMapper json,
            SignatureCounts counts) {
        this.verifier = verifier;
        this.window = window;
        this.limits = limits;
        this.json = json;
        this.counts = counts;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest request && !isHealth(request.uri())) {
            counts.received();
        }
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            begin(context, request);
        }
        if (message instanceof HttpContent content && !refused) {
            take(context, content);
        } else if (!(message instanceof HttpRequest)) {
            context.fireChannelRead(message);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        if (replaying || claiming) {
            // Pipelined behind a request that is not handed on yet: none of our callers does that.
            refused = true;
            context.close();
            return;
        }
        passing = isHealth(request.uri());
        if (passing) {
            context.fireChannelRead(request);
            return;
        }
        head = request;
        long largest = limits.largestFor(request.method().name(), request.uri());
        body = new RequestBody(largest);
        if (request.decoderResult().isFailure()) {
            refuse(context, CommonProblem.MALFORMED_REQUEST.because("The request is not HTTP as it should be."));
        } else if (HttpUtil.getContentLength(request, 0L) > largest) {
            refuse(context, tooLarge(largest));
        } else if (HttpUtil.is100ContinueExpected(request)) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
            request.headers().remove(HttpHeaderNames.EXPECT);
        }
    }

    private void take(ChannelHandlerContext context, HttpContent content) throws IOException {
        if (passing) {
            context.fireChannelRead(content);
            return;
        }
        RequestBody held = body;
        if (held == null) {
            content.release();
            return;
        }
        boolean last = content instanceof LastHttpContent;
        if (!held.add(content.content())) {
            refuse(context, tooLarge(RequestBody.HELD_IN_MEMORY));
        } else if (last) {
            judge(context, held);
        }
    }

    private void judge(ChannelHandlerContext context, RequestBody held) throws IOException {
        HttpRequest request = head;
        if (request == null) {
            return;
        }
        Verdict verdict = verifier.verify(request.method().name(), request.uri(), held.hash(), request.headers());
        switch (verdict) {
            case Verdict.Verified verified when window == null -> pass(context, request, held);
            case Verdict.Verified verified -> claim(context, window, verified.replayKey());
            case Verdict.Refused refusal -> refuse(context, refusal);
        }
    }

    private void claim(ChannelHandlerContext context, SharedWindow shared, ReplayKey key) {
        claiming = true;
        shared.claim(key, KEPT).thenAccept(claim -> context.executor().execute(() -> claimed(context, claim)));
    }

    /** Where the window cannot say, what this replica saw by itself decides, and that was asked before. */
    private void claimed(ChannelHandlerContext context, SharedWindow.Claim claim) {
        claiming = false;
        HttpRequest request = head;
        RequestBody held = body;
        if (request == null || held == null) {
            return;
        }
        if (claim == SharedWindow.Claim.SEEN) {
            refuse(context, new Verdict.Refused(Refusal.REPLAYED, "seen by another replica"));
            return;
        }
        try {
            pass(context, request, held);
        } catch (IOException e) {
            context.fireExceptionCaught(e);
        }
    }

    private void refuse(ChannelHandlerContext context, Verdict.Refused refusal) {
        counts.refused(refusal.refusal());
        log.warn("{}: {}", refusal.refusal().code(), refusal.reason());
        refuse(context, new SignatureProblem(refusal.refusal()).because("The request's signature does not hold."));
    }

    private void pass(ChannelHandlerContext context, HttpRequest request, RequestBody held) throws IOException {
        head = null;
        held.rewind();
        replaying = true;
        context.fireChannelRead(request);
        emit(context);
        context.fireChannelReadComplete();
    }

    /** One piece a read, so that a large body waits in its file until the handler asks for more. */
    private void emit(ChannelHandlerContext context) throws IOException {
        RequestBody held = body;
        if (held == null) {
            return;
        }
        ByteBuf piece = held.next(context.alloc());
        if (piece == null) {
            held.close();
            body = null;
            replaying = false;
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        } else {
            context.fireChannelRead(new DefaultHttpContent(piece));
        }
    }

    @Override
    public void read(ChannelHandlerContext context) throws Exception {
        if (replaying) {
            context.executor().execute(() -> replay(context));
        } else {
            context.read();
        }
    }

    private void replay(ChannelHandlerContext context) {
        try {
            if (replaying) {
                emit(context);
                context.fireChannelReadComplete();
            } else {
                context.read();
            }
        } catch (IOException e) {
            context.fireExceptionCaught(e);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (refused || (body != null && !replaying)) {
            context.read();
        } else if (!replaying) {
            context.fireChannelReadComplete();
        }
    }

    private void refuse(ChannelHandlerContext context, Problem problem) {
        refused = true;
        HttpRequest request = head;
        closeBody();
        DefaultFullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(problem.type().status()), body(request, problem));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, "close");
        context.writeAndFlush(answer).addListener(written -> closeAfterAnswer(context));
    }

    /**
     * Ends the sending side first and reads on for a moment (RFC 9112 9.6): closing at once, while the client still
     * sends, would reset the connection and lose the answer.
     */
    private static void closeAfterAnswer(ChannelHandlerContext context) {
        if (context.channel() instanceof DuplexChannel channel && channel.isActive()) {
            channel.shutdownOutput();
            context.read();
            context.executor().schedule(() -> channel.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            context.close();
        }
    }

    private ByteBuf body(@Nullable HttpRequest request, Problem problem) {
        String path = request == null ? "/" : pathOf(request.uri());
        String requestId = request == null ? null : request.headers().get(RequestIds.HEADER);
        try {
            return Unpooled.wrappedBuffer(json.writeValueAsBytes(ProblemBody.of(problem, path, requestId)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closeBody();
        context.fireChannelInactive();
    }

    private void closeBody() {
        RequestBody held = body;
        body = null;
        replaying = false;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                log.warn("an upload's file could not be closed", e);
            }
        }
    }

    private static boolean isHealth(String target) {
        String path = pathOf(target);
        return path.equals("/health") || path.equals("/health/live") || path.equals("/health/ready");
    }

    private static String pathOf(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private static Problem tooLarge(long largest) {
        return CommonProblem.BODY_TOO_LARGE.because("A body may have at most " + largest + " bytes here.");
    }
}
