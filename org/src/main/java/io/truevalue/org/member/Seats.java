package io.truevalue.org.member;

import static io.truevalue.org.member.MemberProblem.SEATS_EXCEEDED;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.core.annotation.Introspected;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;

/** Each active member takes a seat of the plan; a suspended one takes none. */
@Singleton
public class Seats {
    private final MemberStore members;
    private final ServiceCalls services;

    Seats(MemberStore members, ServiceCalls services) {
        this.members = members;
        this.services = services;
    }

    @Introspected
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Plan(int seats) {}

    /** How many the plan has, as billing says: a signed call, so never to be made while rows are locked. */
    public int limit() {
        return services.get("billing", "/internal/plan", Plan.class).seats();
    }

    /** Must run in a transaction. */
    public int used() {
        return members.countActive();
    }

    /** Refuses one more. The organisation must be locked by the transaction, or another takes the same seat. */
    public void requireOne(int limit) {
        if (used() >= limit) {
            throw exceeded(limit);
        }
    }

    private static Problem exceeded(int limit) {
        return SEATS_EXCEEDED.because("All " + limit + " seats of the plan are taken. Choose more seats, or free one.");
    }
}
