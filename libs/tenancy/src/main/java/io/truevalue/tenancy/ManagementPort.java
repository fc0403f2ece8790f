package io.truevalue.tenancy;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Which connections came in on the management port. They are unsigned, and reach management endpoints alone. */
@Singleton
public final class ManagementPort {
    private final Provider<EmbeddedServer> server;

    ManagementPort(Provider<EmbeddedServer> server) {
        this.server = server;
    }

    /** @param local the connection's address on this side */
    public boolean received(SocketAddress local) {
        return local instanceof InetSocketAddress address
                && address.getPort() != server.get().getPort();
    }
}
