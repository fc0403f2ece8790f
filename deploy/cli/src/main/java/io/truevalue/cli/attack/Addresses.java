package io.truevalue.cli.attack;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Loopback addresses to call from, new ones in each run, since the platform counts by address. Linux answers for all of
 * 127/8; elsewhere every caller is 127.0.0.1.
 */
public final class Addresses {
    private static final boolean MANY = System.getProperty("os.name", "").equals("Linux");

    private final String network = "127." + ThreadLocalRandom.current().nextInt(10, 250);
    private final AtomicInteger taken = new AtomicInteger(256);

    public String next() {
        int number = taken.incrementAndGet();
        return MANY ? network + "." + (number >> 8) + "." + (number & 255) : "127.0.0.1";
    }

    boolean areMany() {
        return MANY;
    }
}
