package io.truevalue.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers as HTTP/1.1 bytes. A head and the small pieces after it gather in one buffer and leave in one write, which is
 * the dearest thing that the gate does (docs/adr/0013).
 */
final class AnswerEncoder extends ChannelOutboundHandlerAdapter {
    private static final int SMALL = 8 * 1024;
    private static final byte[] VERSION = HeadBytes.encoded("HTTP/1.1 ");
    private static final byte[] LINE = HeadBytes.encoded("\r\n");
    private static final byte[] END_OF_CHUNKS = HeadBytes.encoded("0\r\n\r\n");
    private static final FastThreadLocal<HeadBytes> HEADS = new FastThreadLocal<>() {
        @Override
        protected HeadBytes initialValue() {
            return new HeadBytes();
        }
    };

    private @Nullable ByteBuf gathered;
    private boolean answersHead;
    private boolean isEmpty;
    private boolean isChunked;

    /** Whether the answer that is written next is to a HEAD request, and so has no body. */
    void answersHead(boolean head) {
        answersHead = head;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        switch (message) {
            case RelayedHead relayed -> head(ctx, relayed);
            case HttpResponse response -> head(ctx, response);
            default -> {}
        }
        if (message instanceof HttpContent content) {
            content(ctx, content);
        } else if (!(message instanceof HttpResponse || message instanceof RelayedHead)) {
            passOn(ctx);
            ctx.write(message, promise);
            return;
        }
        if (!promise.isVoid()) {
            ByteBuf bytes = gathered == null ? ctx.alloc().buffer(0) : gathered;
            gathered = null;
            ctx.write(bytes, promise);
        }
    }

    private void head(ChannelHandlerContext ctx, RelayedHead relayed) {
        HeadBytes head = begin(relayed.response());
        relayed.write(head, isBodiless(relayed.response().status().code()));
        isChunked = relayed.isChunked();
        end(ctx, head);
    }

    private void head(ChannelHandlerContext ctx, HttpResponse response) {
        HeadBytes head = begin(response);
        boolean bodiless = isBodiless(response.status().code());
        Iterator<Map.Entry<CharSequence, CharSequence>> each =
                response.headers().iteratorCharSequence();
        while (each.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = each.next();
            if (!bodiless || !isFraming(header.getKey())) {
                head.header(header.getKey(), header.getValue());
            }
        }
        isChunked = !bodiless && HttpUtil.isTransferEncodingChunked(response);
        end(ctx, head);
    }

    private static boolean isFraming(CharSequence name) {
        return HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name)
                || HttpHeaderNames.TRANSFER_ENCODING.contentEqualsIgnoreCase(name);
    }

    /** RFC 9110 6.4.1: these have no content and no framing of one; 304 tells that of another answer. */
    private static boolean isBodiless(int status) {
        return status < 200 || status == 204;
    }

    private HeadBytes begin(HttpResponse response) {
        int status = response.status().code();
        isEmpty = answersHead || isBodiless(status) || status == 304;
        HeadBytes head = HEADS.get();
        head.clear();
        head.put(VERSION);
        head.number(status);
        head.put(" ");
        head.put(response.status().reasonPhrase());
        head.endLine();
        return head;
    }

    private void end(ChannelHandlerContext ctx, HeadBytes head) {
        head.endLine();
        room(ctx, head.length()).writeBytes(head.bytes(), 0, head.length());
    }

    private void content(ChannelHandlerContext ctx, HttpContent content) {
        ByteBuf bytes = content.content();
        boolean hasBytes = bytes.isReadable() && !isEmpty;
        if (hasBytes && isChunked) {
            HeadBytes size = HEADS.get();
            size.clear();
            size.put(Integer.toHexString(bytes.readableBytes()));
            size.endLine();
            room(ctx, size.length()).writeBytes(size.bytes(), 0, size.length());
        }
        if (!hasBytes) {
            content.release();
        } else if (bytes.readableBytes() <= SMALL) {
            room(ctx, bytes.readableBytes()).writeBytes(bytes);
            content.release();
        } else {
            passOn(ctx);
            ctx.write(bytes, ctx.voidPromise());
        }
        if (hasBytes && isChunked) {
            room(ctx, LINE.length).writeBytes(LINE);
        }
        if (content instanceof LastHttpContent && isChunked) {
            isChunked = false;
            if (!isEmpty) {
                room(ctx, END_OF_CHUNKS.length).writeBytes(END_OF_CHUNKS);
            }
        }
    }

    private ByteBuf room(ChannelHandlerContext ctx, int needed) {
        ByteBuf sofar = gathered;
        if (sofar == null) {
            sofar = ctx.alloc().directBuffer(Math.max(2048, needed));
            gathered = sofar;
        }
        return sofar;
    }

    private void passOn(ChannelHandlerContext ctx) {
        ByteBuf bytes = gathered;
        if (bytes != null) {
            gathered = null;
            ctx.write(bytes, ctx.voidPromise());
        }
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        passOn(ctx);
        ctx.flush();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        ReferenceCountUtil.release(gathered);
        gathered = null;
    }
}
