package io.truevalue.gateway.edge;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStreamException;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2PingFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsAckFrame;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2UnknownFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;

/**
 * One client's HTTP/2 connection: its bounds, and how it ends. What costs the gate work and the client none (RFC 9113 10.5)
 * is counted, here or in the codec; past the count the connection ends with ENHANCE_YOUR_CALM, and no other feels it.
 */
final class Http2Connection extends ChannelInboundHandlerAdapter implements Watched {
    private static final int STREAMS = 100;
    private static final int WINDOW = 64 * 1024;
    private static final int HEADER_LIST = 16 * 1024;
    private static final int RESETS = 200;
    private static final int CONTROL_FRAMES = 200;
    private static final int CONTINUATIONS = 16;
    private static final int PER_SECONDS = 30;
    private static final long PER = Duration.ofSeconds(PER_SECONDS).toNanos();

    private final Http2FrameCodec codec;
    private final Watches watches;
    private final EdgeSettings settings;
    private final ChannelHandlerContext ctx;
    private long windowStart = System.nanoTime();
    private long busyAt = System.nanoTime();
    private int controlFrames;
    private boolean isClosing;

    private Http2Connection(
            Http2FrameCodec codec, ChannelHandlerContext codecContext, Watches watches, EdgeSettings settings) {
        this.codec = codec;
        this.ctx = codecContext;
        this.watches = watches;
        this.settings = settings;
    }

    /** Makes the rest of this pipeline one of HTTP/2; each request gets a channel of its own, made by the given handler. */
    static void begin(ChannelPipeline pipeline, Watches watches, EdgeSettings settings, ChannelHandler stream) {
        Http2FrameCodec codec = Http2FrameCodecBuilder.forServer()
                .initialSettings(Http2Settings.defaultSettings()
                        .maxConcurrentStreams(STREAMS)
                        .initialWindowSize(WINDOW)
                        .maxHeaderListSize(HEADER_LIST))
                .validateHeaders(true)
                .decoderEnforceMaxRstFramesPerWindow(RESETS, PER_SECONDS)
                .encoderEnforceMaxRstFramesPerWindow(RESETS, PER_SECONDS)
                .decoderEnforceMaxSmallContinuationFrames(CONTINUATIONS)
                .gracefulShutdownTimeoutMillis(settings.drainTimeout().toMillis())
                .build();
        pipeline.addLast(codec);
        Http2Connection connection = new Http2Connection(codec, pipeline.context(codec), watches, settings);
        pipeline.addLast(connection);
        pipeline.addLast(new Http2MultiplexHandler(stream));
        watches.add(pipeline.channel().eventLoop(), connection);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        boolean isControl = frame instanceof Http2SettingsFrame
                || frame instanceof Http2SettingsAckFrame
                || frame instanceof Http2PingFrame
                || frame instanceof Http2UnknownFrame;
        if (isControl && isTooMany()) {
            ReferenceCountUtil.release(frame);
            codec.onError(ctx, false, Http2Exception.connectionError(Http2Error.ENHANCE_YOUR_CALM, "control frames"));
            return;
        }
        context.fireChannelRead(frame);
    }

    private boolean isTooMany() {
        long now = System.nanoTime();
        if (now - windowStart > PER) {
            windowStart = now;
            controlFrames = 0;
        }
        return ++controlFrames > CONTROL_FRAMES;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        watches.remove(context.channel().eventLoop(), this);
        context.fireChannelInactive();
    }

    /** What breaks the protocol's rules was answered by the codec already, with GOAWAY and its reason. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof Http2FrameStreamException) {
            context.fireExceptionCaught(cause);
        } else if (!(cause instanceof Http2Exception)) {
            context.close();
        }
    }

    @Override
    public void check(long nowNanos, long nowSecond) {
        if (codec.connection().numActiveStreams() > 0) {
            busyAt = nowNanos;
        } else if (nowNanos - busyAt > settings.keepAlive().toNanos()) {
            close();
        }
    }

    /**
     * Tells the client which stream was the last one taken, and closes once the streams up to it are answered. One that has
     * made no request yet is left until idle ones go, or it would be sent away without any.
     */
    @Override
    public void drain(boolean closesIdle) {
        if (closesIdle || codec.connection().remote().lastStreamCreated() > 0) {
            close();
        }
    }

    private void close() {
        if (!isClosing) {
            isClosing = true;
            ctx.channel().close();
        }
    }
}
