package io.truevalue.embedded;

import org.jspecify.annotations.Nullable;

/** Why an embedded server is not up, in one line that says what to do. */
public final class ServerDidNotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServerDidNotStart(String line) {
        this(line, null);
    }

    public ServerDidNotStart(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
