package io.truevalue.gateway.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Puts the gate before Micronaut in every connection of the public port, and its own codec before the gate. */
@Singleton
final class GatePipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private static final String GATE = "truevalue-gate";

    private final Provider<Gate> gate;
    private final Provider<Watches> watches;
    private final Provider<EmbeddedServer> server;

    GatePipeline(Provider<Gate> gate, Provider<Watches> watches, Provider<EmbeddedServer> server) {
        this.gate = gate;
        this.watches = watches;
        this.server = server;
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
        ChannelPipeline pipeline = connection.pipeline();
        GateCodec codec = new GateCodec();
        GateHandler handler =
                new GateHandler(gate.get(), codec, connection.remoteAddress().getAddress());
        String codecName = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
        pipeline.replace(codecName, codecName, codec);
        pipeline.addBefore(codecName, GATE + "-arrivals", new Arrivals(handler, watches.get(), connection.eventLoop()));
        pipeline.addAfter(codecName, GATE, handler);
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
