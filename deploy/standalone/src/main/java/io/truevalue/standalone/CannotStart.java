package io.truevalue.standalone;

import org.jspecify.annotations.Nullable;

/** Why the platform is not up, in one line that says what to do. */
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStart(String line) {
        this(line, null);
    }

    CannotStart(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
