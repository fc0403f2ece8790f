package io.truevalue.events;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a running loop to stop, and ends its pauses at once. */
public final class StopSignal {
    private final CountDownLatch given = new CountDownLatch(1);

    public void give() {
        given.countDown();
    }

    public boolean isGiven() {
        return given.getCount() == 0;
    }

    /** Pauses; returns early once the signal is given. */
    public void pause(Duration atMost) throws InterruptedException {
        boolean stopped = given.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        assert stopped == isGiven();
    }
}
