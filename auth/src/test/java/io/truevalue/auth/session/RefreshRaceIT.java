package io.truevalue.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.testing.Answer;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.ShiftedClock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many refreshes at once over real HTTP: honest clients never notice, a thief always does. */
class RefreshRaceIT {
    private static final int AT_ONCE = 64;
    private static final int ROUNDS = 200;
    private static final int THEFTS = 20;

    private static final ShiftedClock clock = new ShiftedClock();

    @RegisterExtension
    static final ServiceExtension auth = People.service().with(clock);

    private final People people = People.of(auth);

    @Test
    void givesOneSuccessorToManyAtOnceAndNeverAFalseAlarm() throws InterruptedException, ExecutionException {
        Person sarah = people.signedIn();
        String token = sarah.refresh();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                String presented = token;
                Set<String> successors = new HashSet<>();
                Callable<Answer> refresh = () -> people.refresh(presented);
                for (Future<Answer> answer : crowd.invokeAll(Collections.nCopies(AT_ONCE, refresh))) {
                    successors.add(answer.get().expect(200).at("/refresh_token"));
                }
                // One more whose answer was lost.
                clock.advance(Duration.ofSeconds(40));
                successors.add(people.refresh(presented).expect(200).at("/refresh_token"));
                assertThat(successors).as("round %d", round).hasSize(1).doesNotContain(presented);
                token = successors.iterator().next();
            }
        }
        assertThat(auth.as(sarah.caller()).get("/auth/sessions").at("/items/0/ended_at"))
                .isEqualTo("null");
        assertThat(people.mailsSoFar(sarah.email(), "session_reuse")).isEmpty();
    }

    @Test
    void catchesEveryTokenThatIsReplayedOnceItsSuccessorIsInUse() {
        String email = people.verified();
        for (int theft = 0; theft < THEFTS; theft++) {
            Person sarah = Person.of(email, people.logIn(email).expect(200));
            String stolen = sarah.refresh();
            String successor = people.refresh(stolen).expect(200).at("/refresh_token");
            String latest = people.refresh(successor).expect(200).at("/refresh_token");
            clock.advance(Duration.ofSeconds(11));
            Answer caught = people.refresh(stolen).expectProblem(401, "session_ended");
            assertThat(caught.at("/reason")).isEqualTo("refresh_token_reused");
            people.refresh(latest).expectProblem(401, "session_ended");
        }
        assertThat(people.mails(email, "session_reuse", THEFTS)).hasSize(THEFTS);
    }
}
