package io.truevalue.gateway.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a service; carries one request at a time. It goes back to the pool only when the answer ended, the
 * request was wholly written and nothing followed the answer: otherwise one user could read another's answer.
 */
public final class UpstreamConnection extends ChannelInboundHandlerAdapter {
    private enum Place {
        OUTSIDE,
        RUNNING,
        STREAMING
    }

    private final UpstreamPool pool;
    private final Compartment compartment;
    private final Channel channel;
    private final AnswerDecoder decoder;
    private Place place = Place.OUTSIDE;
    private boolean isProved;
    private @Nullable Answer answer;
    private @Nullable ChannelFuture written;
    private boolean keepsAlive;
    private boolean ended;
    private long idleSince;

    UpstreamConnection(UpstreamPool pool, Compartment compartment, Channel channel, AnswerDecoder decoder) {
        this.pool = pool;
        this.compartment = compartment;
        this.channel = channel;
        this.decoder = decoder;
    }

    /** Sends a request's head, and what of its body is not with it: bytes, a file, or nothing. Takes over both. */
    public void send(ByteBuf head, @Nullable Object rest, boolean isToHead, Answer receiver) {
        answer = receiver;
        ended = false;
        decoder.answersHead(isToHead);
        if (rest == null) {
            written = channel.writeAndFlush(head);
        } else {
            channel.write(head, channel.voidPromise());
            written = channel.writeAndFlush(rest);
        }
        if (!written.isDone()) {
            written.addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else if (!written.isSuccess()) {
            channel.close();
        }
    }

    /** Stops or resumes reading the answer, as its receiver can take more. */
    public void read(boolean more) {
        if (channel.config().isAutoRead() != more) {
            channel.config().setAutoRead(more);
        }
    }

    /** Gives the connection up, without telling the receiver. */
    public void abandon() {
        answer = null;
        leave(false);
        channel.close();
    }

    /** Gives the connection up because no answer began in time, which speaks against the service. */
    public void timedOut() {
        answer = null;
        leave(true);
        channel.close();
    }

    /** The answer is an event stream: it gives up its place among the requests for one among the streams, if one is free. */
    public boolean becomesStream() {
        if (place == Place.RUNNING && !compartment.becomesStream()) {
            return false;
        }
        place = Place.STREAMING;
        return true;
    }

    /** A request, which was let into the service's compartment, will be sent next. */
    void entered() {
        place = Place.RUNNING;
        isProved = false;
    }

    private void leave(boolean isFault) {
        Place left = place;
        if (left == Place.OUTSIDE) {
            return;
        }
        place = Place.OUTSIDE;
        if (!isProved) {
            isProved = true;
            if (isFault) {
                compartment.breaker().failed();
            } else {
                compartment.breaker().gaveUp();
            }
        }
        if (left == Place.RUNNING) {
            compartment.leaves();
        } else {
            compartment.streamLeaves();
        }
    }

    boolean isUsable() {
        return channel.isActive() && answer == null;
    }

    boolean isIdleSince(long nanos) {
        return idleSince - nanos < 0;
    }

    void close() {
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Answer receiver = answer;
        if (receiver == null || ended) {
            ReferenceCountUtil.release(message);
            keepsAlive = false;
            channel.close();
            return;
        }
        if (message instanceof HttpResponse head) {
            if (head.decoderResult().isFailure() || head.status().code() < 200) {
                ReferenceCountUtil.release(message);
                fail(Failure.BAD_ANSWER);
                return;
            }
            keepsAlive = HttpUtil.isKeepAlive(head);
            if (!isProved) {
                isProved = true;
                compartment.breaker().answered();
            }
            receiver.head(head);
        }
        if (message instanceof HttpContent content && answer != null) {
            take(receiver, content);
        }
    }

    private void take(Answer receiver, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            content.release();
            fail(Failure.BAD_ANSWER);
            return;
        }
        if (content instanceof LastHttpContent) {
            ended = true;
        }
        receiver.content(content);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        Answer receiver = answer;
        if (receiver != null) {
            receiver.pause();
        }
        if (ended) {
            answer = null;
            ended = false;
            leave(false);
            if (keepsAlive && channel.isActive() && written != null && written.isSuccess()) {
                read(true);
                idleSince = System.nanoTime();
                pool.giveBack(this);
            } else {
                channel.close();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        pool.closed(this);
        fail(Failure.CONNECTION);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(cause instanceof IOException ? Failure.CONNECTION : Failure.BAD_ANSWER);
    }

    private void fail(Failure failure) {
        Answer receiver = ended ? null : answer;
        answer = null;
        leave(true);
        channel.close();
        if (receiver != null) {
            receiver.failed(failure);
        }
    }
}
