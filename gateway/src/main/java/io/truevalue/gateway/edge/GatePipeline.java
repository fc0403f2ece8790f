package io.truevalue.gateway.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the gate before Micronaut in every connection of the public port, and its own codec before the gate; TLS before both
 * where it is configured. An HTTP/2 stream gets the same gate in a channel of its own.
 */
@Singleton
final class GatePipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private static final String GATE = "truevalue-gate";
    private static final String TLS = "truevalue-tls";
    private static final String PROTOCOL = "truevalue-protocol";

    private final Provider<Gate> gate;
    private final Provider<Watches> watches;
    private final Provider<EmbeddedServer> server;
    private final Provider<Tls> tls;

    GatePipeline(Provider<Gate> gate, Provider<Watches> watches, Provider<EmbeddedServer> server, Provider<Tls> tls) {
        this.gate = gate;
        this.watches = watches;
        this.server = server;
        this.tls = tls;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    private final class Customizer implements NettyServerCustomizer {
        private final @Nullable Channel channel;

        Customizer(@Nullable Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
            if (role == ChannelRole.LISTENER) {
                watches.get().listens(connection);
            }
            return new Customizer(connection);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel instanceof SocketChannel connection) {
                install(connection);
            }
        }
    }

    /** Management listens beside the public port, for this machine alone (contract, conventions). */
    private void install(SocketChannel connection) {
        if (connection.localAddress().getPort() != server.get().getPort()) {
            if (!connection.remoteAddress().getAddress().isLoopbackAddress()) {
                connection.close();
            }
            return;
        }
        SslContext secured = tls.get().current();
        if (secured != null) {
            ChannelPipeline pipeline = connection.pipeline();
            pipeline.addFirst(TLS, secured.newHandler(connection.alloc()));
            pipeline.addAfter(TLS, PROTOCOL, new Negotiation(connection));
        } else if (gate.get().settings().http2Cleartext()) {
            connection.pipeline().addFirst(PROTOCOL, new Preface(this, connection, watches.get(), gate.get()));
        } else {
            speakHttp1(connection);
        }
    }

    void speakHttp1(SocketChannel connection) {
        ChannelPipeline pipeline = connection.pipeline();
        GateCodec codec = new GateCodec();
        GateHandler handler =
                new GateHandler(gate.get(), codec, connection.remoteAddress().getAddress());
        String codecName = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
        pipeline.replace(codecName, codecName, codec);
        pipeline.addBefore(codecName, GATE + "-arrivals", new Arrivals(handler, watches.get(), connection.eventLoop()));
        pipeline.addAfter(codecName, GATE, handler);
    }

    /** Replaces what Micronaut built for HTTP/1.1; its last handler, with what routes requests, is built anew a stream. */
    void speakHttp2(SocketChannel connection) {
        ChannelPipeline pipeline = connection.pipeline();
        MicronautRoutes routes = MicronautRoutes.of(pipeline);
        for (String name : List.copyOf(pipeline.names())) {
            if (pipeline.get(name) != null && !name.equals(TLS) && !name.equals(PROTOCOL)) {
                pipeline.remove(name);
            }
        }
        InetAddress remote = connection.remoteAddress().getAddress();
        Http2Connection.begin(pipeline, watches.get(), gate.get().settings(), new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel stream) {
                GateHandler handler = new GateHandler(gate.get(), null, remote);
                stream.pipeline()
                        .addLast(new Arrivals(handler, watches.get(), stream.eventLoop()))
                        .addLast(new StreamCodec())
                        .addLast(handler)
                        .addLast(routes.newHandler());
            }
        });
    }

    /** Goes on as the client and this gate agreed in the handshake (RFC 7301); without a word of it in HTTP/1.1. */
    private final class Negotiation extends ApplicationProtocolNegotiationHandler {
        private final SocketChannel connection;

        Negotiation(SocketChannel connection) {
            super(ApplicationProtocolNames.HTTP_1_1);
            this.connection = connection;
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext ctx, String protocol) {
            if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                speakHttp2(connection);
            } else {
                speakHttp1(connection);
            }
        }

        @Override
        protected void handshakeFailure(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }

    /** Tells the gate of every arrival, before it is a whole head, and of the connection's end. */
    private static final class Arrivals extends ChannelInboundHandlerAdapter {
        private final GateHandler handler;
        private final Watches watches;
        private final EventLoop loop;

        Arrivals(GateHandler handler, Watches watches, EventLoop loop) {
            this.handler = handler;
            this.watches = watches;
            this.loop = loop;
            watches.add(loop, handler);
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            handler.arrived();
            ctx.fireChannelRead(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            watches.remove(loop, handler);
            ctx.fireChannelInactive();
        }
    }
}
