package io.truevalue.gateway.edge;

import io.micronaut.http.server.netty.handler.PipeliningServerHandler;
import io.micronaut.http.server.netty.handler.RequestHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * What answers a connection's requests in Micronaut, for the channels of its HTTP/2 streams. Micronaut would build them
 * itself, but only together with its own HTTP/2 and h2c upgrade, past the gate's checks.
 *
 * @param handler what Micronaut gave the connection
 */
record MicronautRoutes(RequestHandler handler) {
    private static final VarHandle HANDLER;

    static {
        try {
            HANDLER = MethodHandles.privateLookupIn(PipeliningServerHandler.class, MethodHandles.lookup())
                    .findVarHandle(PipeliningServerHandler.class, "requestHandler", RequestHandler.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static MicronautRoutes of(ChannelPipeline built) {
        PipeliningServerHandler last = Objects.requireNonNull(built.get(PipeliningServerHandler.class));
        return new MicronautRoutes((RequestHandler) HANDLER.get(last));
    }

    ChannelHandler newHandler() {
        return new PipeliningServerHandler(handler);
    }
}
