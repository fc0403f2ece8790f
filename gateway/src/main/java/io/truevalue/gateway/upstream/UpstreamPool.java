package io.truevalue.gateway.upstream;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The connections of one event loop to one service; the one used last is used next. Not thread-safe: the loop's own. */
public final class UpstreamPool {
    private final EventLoop loop;
    private final InetSocketAddress address;
    private final String authority;
    private final Compartment compartment;
    private final UpstreamSettings settings;
    private final Deque<UpstreamConnection> idle = new ArrayDeque<>();
    private final Set<UpstreamConnection> open = new HashSet<>();

    UpstreamPool(EventLoop loop, InetSocketAddress address, Compartment compartment, UpstreamSettings settings) {
        this.loop = loop;
        this.address = address;
        this.authority = address.getHostString() + ":" + address.getPort();
        this.compartment = compartment;
        this.settings = settings;
    }

    /** Hands over a connection, at once or soon, or tells why there is none. */
    public void take(Consumer<UpstreamConnection> ready, Consumer<Failure> failed) {
        if (!compartment.enters()) {
            failed.accept(Failure.REFUSED_HERE);
            return;
        }
        UpstreamConnection kept = idle.pollFirst();
        while (kept != null && !kept.isUsable()) {
            kept = idle.pollFirst();
        }
        if (kept != null) {
            kept.entered();
            ready.accept(kept);
        } else {
            connect(ready, failed);
        }
    }

    private void connect(Consumer<UpstreamConnection> ready, Consumer<Failure> failed) {
        AnswerDecoder decoder = new AnswerDecoder();
        ChannelFuture connected = new Bootstrap()
                .group(loop)
                .channelFactory(Transport.of(loop))
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.connectTimeout().toMillis())
                .handler(decoder)
                .connect(address);
        connected.addListener(done -> {
            if (!done.isSuccess()) {
                compartment.breaker().failed();
                compartment.leaves();
                failed.accept(Failure.UNREACHED);
                return;
            }
            Channel channel = connected.channel();
            UpstreamConnection connection = new UpstreamConnection(this, compartment, channel, decoder);
            connection.entered();
            channel.pipeline().addLast(connection);
            open.add(connection);
            ready.accept(connection);
        });
    }

    /** What stands in the Host header of requests to it. */
    public String authority() {
        return authority;
    }

    void giveBack(UpstreamConnection connection) {
        idle.addFirst(connection);
    }

    void closed(UpstreamConnection connection) {
        open.remove(connection);
        idle.remove(connection);
    }

    void closeIdle(long nowNanos) {
        long oldest = nowNanos - settings.keepAlive().toNanos();
        for (UpstreamConnection last = idle.peekLast();
                last != null && last.isIdleSince(oldest);
                last = idle.peekLast()) {
            idle.removeLast();
            last.close();
        }
    }

    void closeAll() {
        Set.copyOf(open).forEach(UpstreamConnection::close);
    }
}
