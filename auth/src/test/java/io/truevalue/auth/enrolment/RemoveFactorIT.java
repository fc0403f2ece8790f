package io.truevalue.auth.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.FactorPeople;
import io.truevalue.auth.FactorPeople.Protected;
import io.truevalue.auth.People;
import io.truevalue.auth.People.Organization;
import io.truevalue.auth.People.Person;
import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RemoveFactorIT {
    private static final String SHORT = "otters 9";
    private static final String LONG = "four brisk otters by moonlight";

    @RegisterExtension
    static final ServiceExtension auth = People.service();

    private final People people = People.of(auth);
    private final FactorPeople factors = new FactorPeople(auth, people);

    @Test
    void letsTheOwnerGoBackToThePassword() {
        Protected sarah = factors.withApp();
        Person elsewhere = Person.of(
                sarah.email(),
                factors.answer(factors.mfaToken(sarah.email()), sarah.app().code())
                        .expect(200));
        remove(sarah).expect(204);
        remove(sarah).expectProblem(404, "not_found");
        people.logIn(sarah.email()).expect(200);
        assertThat(people.refresh(elsewhere.refresh())
                        .expectProblem(401, "session_ended")
                        .at("/reason"))
                .isEqualTo("factor_changed");
        assertThat(factors.factorsOf(sarah.person()).get("recovery_codes_left").asInt())
                .isZero();
        assertThat(people.mails(sarah.email(), "factor_removed", 1)).hasSize(1);
        EventLog.await(
                Topics.USER,
                event -> event.type().equals("user.mfa_removed")
                        && event.subject().equals(sarah.person().id().toString()));
    }

    @Test
    void keepsTheLastOneWhereAnOrganizationRequiresIt() throws InterruptedException, ExecutionException {
        Protected sarah = factors.withApp();
        people.belongs(
                sarah.person().id(),
                Organization.named("free"),
                Organization.named("strict").requiringMfa());
        Answer refused = remove(sarah).expectProblem(409, "mfa_required_by_organization");
        assertThat(refused.json().get("organizations")).hasToString("[\"strict\"]");
        Protected again = factors.withApp(sarah.person());
        Callable<Answer> first = () -> remove(sarah);
        Callable<Answer> second = () -> remove(again);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int removed = 0;
            for (Future<Answer> answer : threads.invokeAll(List.of(first, second))) {
                removed += answer.get().status() == 204 ? 1 : 0;
            }
            assertThat(removed).isEqualTo(1);
        }
        assertThat(factors.factorsOf(sarah.person()).get("items")).hasSize(1);
    }

    @Test
    void demandsALongPasswordForItsOwn() {
        Person sarah = people.signedIn();
        changePassword(sarah, People.PASSWORD, SHORT).expectProblem(400, "validation_failed");
        Protected kept = factors.withApp(sarah);
        changePassword(sarah, People.PASSWORD, "otter 9").expectProblem(400, "validation_failed");
        changePassword(sarah, People.PASSWORD, SHORT).expect(204);
        remove(kept).expectProblem(409, "longer_password_required");
        changePassword(sarah, SHORT, LONG).expect(204);
        remove(kept).expect(204);
        changePassword(sarah, LONG, SHORT).expectProblem(400, "validation_failed");
        people.logIn(sarah.email(), LONG).expect(200);
    }

    @Test
    void leavesTheNamesOfOrganizationsOutOfPasswords() {
        Person sarah = people.signedIn();
        people.belongs(sarah.id(), Organization.named("umbrella"));
        Answer refused = changePassword(sarah, People.PASSWORD, "we all love Umbrella so much")
                .expectProblem(400, "validation_failed");
        assertThat(refused.at("/errors/0/code")).isEqualTo("holds_organization");
        changePassword(sarah, People.PASSWORD, LONG).expect(204);
    }

    @Test
    void hidesFactorsOfOthers() {
        Protected sarah = factors.withApp();
        Person eve = people.signedIn();
        Answer foreign = auth.as(eve.caller()).delete("/auth/mfa/" + sarah.factor());
        Answer unknown = auth.as(eve.caller()).delete("/auth/mfa/" + Ids.next());
        foreign.expectProblem(404, "not_found");
        unknown.expectProblem(404, "not_found");
        assertThat(foreign.at("/detail")).isEqualTo(unknown.at("/detail"));
        assertThat(factors.factorsOf(sarah.person()).get("items")).hasSize(1);
    }

    private Answer remove(Protected owner) {
        return auth.as(owner.person().caller()).delete("/auth/mfa/" + owner.factor());
    }

    private Answer changePassword(Person person, String current, String password) {
        return auth.as(person.caller())
                .post("/auth/password/change", Map.of("current_password", current, "password", password));
    }
}
