package io.truevalue.gateway.edge;

/** What {@link Watches} looks after: a client's connection or stream. Called on its event loop alone. */
interface Watched {
    /** Closes what waits too long. */
    void check(long nowNanos, long nowSecond);

    /** The gate is to stop: what runs is answered and said to be the last; what is idle is closed when told to. */
    void drain(boolean closesIdle);
}
