package io.truevalue.gateway.upstream;

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** The kind of socket that an event loop can serve: Linux's native one where the server has it, else the JDK's. */
final class Transport {
    private Transport() {}

    static ChannelFactory<SocketChannel> of(EventLoop loop) {
        return loop instanceof IoEventLoop serving && serving.isCompatible(EpollIoHandle.class)
                ? EpollSocketChannel::new
                : NioSocketChannel::new;
    }
}
