package io.truevalue.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.testing.Answer;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.ShiftedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A23: what was made while the clock was a day behind is over a day earlier, and nobody is shut out by it. */
class WrongClockIT {
    private static final Duration MORE_THAN_A_DAY = Duration.ofHours(25);
    private static final ShiftedClock clock = new ShiftedClock();

    static {
        clock.advance(MORE_THAN_A_DAY.negated());
    }

    @RegisterExtension
    static final ServiceExtension auth = People.service().with(clock);

    private final People people = People.of(auth);

    @Test
    void isRenewedOnceTheClockIsRightOrEndsADayEarlier() {
        Person sarah = people.signedIn();
        Person idle = people.signedIn();
        clock.advance(MORE_THAN_A_DAY);

        assertThat(expiryOf(sarah.access())).isBefore(clock.instant());
        Answer renewed = people.refresh(sarah.refresh()).expect(200);
        assertThat(expiryOf(renewed.at("/access_token")))
                .isBetween(clock.instant(), clock.instant().plus(Duration.ofMinutes(15)));
        people.logIn(sarah.email()).expect(200);

        clock.advance(Duration.ofDays(7).minus(MORE_THAN_A_DAY));
        people.refresh(idle.refresh()).expectProblem(401, "session_ended");
        people.refresh(renewed.at("/refresh_token")).expect(200);
    }

    private static Instant expiryOf(String token) {
        return Instant.ofEpochSecond(People.claims(token).get("exp").asLong());
    }
}
