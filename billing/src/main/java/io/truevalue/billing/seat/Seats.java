package io.truevalue.billing.seat;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Who takes a seat, as org's events tell; taking one twice is taking it once. Must run in a transaction. */
@Singleton
public class Seats {
    private final SeatStore seats;

    Seats(SeatStore seats) {
        this.seats = seats;
    }

    public void take(UUID org, UUID user, Instant at) {
        seats.add(org, user, at);
    }

    public void free(UUID user) {
        seats.remove(user);
    }

    public int taken() {
        return seats.count();
    }
}
