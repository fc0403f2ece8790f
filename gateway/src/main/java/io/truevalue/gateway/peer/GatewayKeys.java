package io.truevalue.gateway.peer;

import io.micronaut.context.annotation.Context;
import io.truevalue.web.keys.KeyFile;
import org.jspecify.annotations.Nullable;

/** The gateway's secret as it is at the moment: the one that it was started with, or that of its {@link KeyFile}. */
@Context
public final class GatewayKeys {
    private volatile GatewaySecret present;

    GatewayKeys(GatewaySecret initial, @Nullable KeyFile file) {
        this.present = initial;
        if (file != null) {
            file.follow(secrets -> present = new GatewaySecret(secrets.getOrDefault("TRUEVALUE_GATEWAY_SECRET", "")));
        }
    }

    /** The same object as long as it is the same. */
    public GatewaySecret present() {
        return present;
    }
}
