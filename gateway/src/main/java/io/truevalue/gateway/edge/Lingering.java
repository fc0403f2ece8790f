package io.truevalue.gateway.edge;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection so that the last answer arrives (RFC 9112 9.6): first the sending side, then, a moment later, the
 * rest. Closing at once with unread bytes would reset the connection and lose the answer.
 */
final class Lingering {
    private static final int MOMENT_MILLIS = 500;

    private Lingering() {}

    static void close(Channel channel) {
        if (!channel.isActive()) {
            return;
        }
        if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
            channel.config().setAutoRead(true);
            channel.eventLoop().schedule(() -> channel.close(), MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            channel.close();
        }
    }
}
