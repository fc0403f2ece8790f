package io.truevalue.events.codec;

/** A message that is no event of ours; it goes to the dead letters. */
public final class UndecodableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecodableEvent(String reason) {
        super(reason);
    }

    UndecodableEvent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
