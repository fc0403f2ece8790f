package io.truevalue.gateway.edge;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
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
            endOutput(duplex);
            channel.config().setAutoRead(true);
            channel.eventLoop().schedule(() -> channel.close(), MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            channel.close();
        }
    }

    /** Over TLS the end is said within it, or a client could not tell it from a cut (RFC 8446 6.1). */
    private static void endOutput(DuplexChannel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            channel.shutdownOutput();
        } else {
            tls.closeOutbound().addListener(said -> channel.shutdownOutput());
        }
    }
}
