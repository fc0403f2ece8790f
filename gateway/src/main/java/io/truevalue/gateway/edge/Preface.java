package io.truevalue.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells HTTP/2 from HTTP/1.1 by a connection's first bytes (RFC 9113 3.4), without TLS. An Upgrade is never taken. */
final class Preface extends ByteToMessageDecoder implements Watched {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final GatePipeline gates;
    private final SocketChannel connection;
    private final Watches watches;
    private final Gate gate;
    private final long since = System.nanoTime();

    Preface(GatePipeline gates, SocketChannel connection, Watches watches, Gate gate) {
        this.gates = gates;
        this.connection = connection;
        this.watches = watches;
        this.gate = gate;
        watches.add(connection.eventLoop(), this);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf bytes, List<Object> out) {
        int start = bytes.readerIndex();
        int length = Math.min(bytes.readableBytes(), PREFACE.length);
        for (int i = 0; i < length; i++) {
            if (bytes.getByte(start + i) != PREFACE[i]) {
                gates.speakHttp1(connection);
                ctx.pipeline().remove(this);
                return;
            }
        }
        if (length == PREFACE.length) {
            gates.speakHttp2(connection);
            ctx.pipeline().remove(this);
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) {
        watches.remove(connection.eventLoop(), this);
    }

    @Override
    public void check(long nowNanos, long nowSecond) {
        if (nowNanos - since > gate.settings().keepAlive().toNanos()) {
            connection.close();
        }
    }

    @Override
    public void drain(boolean closesIdle) {
        if (closesIdle) {
            connection.close();
        }
    }
}
