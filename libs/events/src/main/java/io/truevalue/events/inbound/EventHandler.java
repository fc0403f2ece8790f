package io.truevalue.events.inbound;

import io.truevalue.events.codec.ReceivedEvent;
import java.util.Set;

/** A bean that applies events. The library reads them, in order a key, and calls it once for each. */
public interface EventHandler {
    /** Names the consumer within its service; must never change, since what was applied is remembered under it. */
    String name();

    Set<String> topics();

    /** How many consumers of one process share its partitions. What has one key is read by one of them, in order. */
    default int readers() {
        return 1;
    }

    /**
     * Runs in a transaction for the event's organisation, as the service itself. An exception rolls it back; after some
     * tries the event goes to the dead letters.
     */
    void handle(ReceivedEvent event);
}
