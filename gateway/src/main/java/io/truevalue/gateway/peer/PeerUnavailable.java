package io.truevalue.gateway.peer;

import java.io.IOException;

/** A service did not answer a call of the gateway's own as it should, or was not asked. */
public final class PeerUnavailable extends IOException {
    private static final long serialVersionUID = 1L;

    public PeerUnavailable(String message) {
        super(message);
    }
}
