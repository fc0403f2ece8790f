package io.truevalue.events.inbound;

/** Something that the events need is away; they must come again. */
final class EventsWait extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private EventsWait(RuntimeException outage) {
        super(outage);
    }

    static void ifOutageIsBehind(RuntimeException failure) {
        if (Outage.isBehind(failure)) {
            throw new EventsWait(failure);
        }
    }
}
