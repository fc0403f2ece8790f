package io.truevalue.gateway.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;

/**
 * One HTTP/2 stream as the gate reads and writes it: a request in HTTP/1.1 objects, so that every check behind holds for
 * both versions. What is malformed (RFC 9113 8.1.1) ends the stream, and nothing of it goes on. Trailers are dropped.
 */
final class StreamCodec extends ChannelDuplexHandler {
    private enum Side {
        HEAD,
        BODY,
        OVER
    }

    private Side incoming = Side.HEAD;
    private Side outgoing = Side.HEAD;
    private boolean isToHead;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object frame) {
        switch (frame) {
            case Http2HeadersFrame headers when incoming != Side.OVER -> headers(ctx, headers);
            case Http2DataFrame data when incoming == Side.BODY -> data(ctx, data);
            case Http2HeadersFrame ignored -> {}
            default -> ReferenceCountUtil.release(frame);
        }
    }

    private void headers(ChannelHandlerContext ctx, Http2HeadersFrame frame) {
        boolean last = frame.isEndStream();
        if (incoming == Side.BODY) {
            if (!last || !StreamHead.areTrailers(frame.headers())) {
                malformed(ctx);
                return;
            }
            incoming = Side.OVER;
            ctx.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
            return;
        }
        StreamHead.Read read = StreamHead.read(frame.headers(), last);
        switch (read) {
            case StreamHead.Malformed ignored -> malformed(ctx);
            case StreamHead.Request request -> {
                incoming = last ? Side.OVER : Side.BODY;
                isToHead = request.head().method().equals(HttpMethod.HEAD);
                ctx.fireChannelRead(request.head());
                if (last) {
                    ctx.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
                }
            }
        }
    }

    private void data(ChannelHandlerContext ctx, Http2DataFrame frame) {
        if (frame.isEndStream()) {
            incoming = Side.OVER;
            ctx.fireChannelRead(new DefaultLastHttpContent(frame.content()));
        } else {
            ctx.fireChannelRead(new DefaultHttpContent(frame.content()));
        }
    }

    private void malformed(ChannelHandlerContext ctx) {
        reset(ctx, Http2Error.PROTOCOL_ERROR);
    }

    private void reset(ChannelHandlerContext ctx, Http2Error reason) {
        incoming = Side.OVER;
        outgoing = Side.OVER;
        ctx.writeAndFlush(new DefaultHttp2ResetFrame(reason));
    }

    /** The codec below found the stream malformed: data that is not as long as was said, a window past its bound. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof Http2Exception broken) {
            reset(ctx, broken.error());
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (outgoing == Side.OVER) {
            ReferenceCountUtil.release(message);
            promise.trySuccess();
        } else if (message instanceof HttpResponse head) {
            boolean interim = head.status().code() < 200;
            boolean last = !interim && message instanceof LastHttpContent whole && isEmpty(whole);
            boolean bodyFollows = !interim && !last && message instanceof HttpContent;
            ChannelPromise written = bodyFollows ? ctx.newPromise() : last ? whenOver(ctx, promise) : promise;
            ctx.write(new DefaultHttp2HeadersFrame(StreamHead.of(head), last), written);
            if (!interim) {
                outgoing = last ? Side.OVER : Side.BODY;
            }
            if (bodyFollows) {
                content(ctx, (HttpContent) message, promise);
            } else {
                ReferenceCountUtil.release(message);
            }
        } else if (message instanceof HttpContent content) {
            content(ctx, content, promise);
        } else {
            ctx.write(message, promise);
        }
    }

    private void content(ChannelHandlerContext ctx, HttpContent content, ChannelPromise promise) {
        boolean last = content instanceof LastHttpContent;
        ChannelPromise written = last ? whenOver(ctx, promise) : promise;
        if (last) {
            outgoing = Side.OVER;
        }
        if (!isEmpty(content)) {
            ctx.write(new DefaultHttp2DataFrame(content.content(), last), written);
        } else {
            content.release();
            if (last) {
                ctx.write(new DefaultHttp2DataFrame(Unpooled.EMPTY_BUFFER, true), written);
            } else {
                promise.trySuccess();
            }
        }
    }

    private boolean isEmpty(HttpContent content) {
        return isToHead || !content.content().isReadable();
    }

    /**
     * Once the answer is on its way whole, says that the rest of the request is not wanted (RFC 9113 8.1). Said before, it
     * would overtake data that waits for the client's window, and end it.
     */
    private ChannelPromise whenOver(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (incoming == Side.OVER) {
            return promise;
        }
        ChannelPromise over = promise.isVoid() ? ctx.newPromise() : promise;
        return over.addListener(written -> {
            if (incoming != Side.OVER) {
                incoming = Side.OVER;
                ctx.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR));
            }
        });
    }
}
