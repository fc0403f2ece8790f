package io.truevalue.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SubscriptionIT {
    private static final String PATH = "/billing/api/subscription";

    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("billing");

    private final Caller owner = Caller.newMember("billing:read", "billing:write");

    @Test
    void offersThreePlansToAnyone() {
        Answer plans = service.as(Caller.nobody()).get("/billing/api/plans").expect(200);

        assertThat(plans.json().at("/items").findValuesAsText("id")).containsExactly("free", "pro", "enterprise");
        assertThat(plans.json().at("/items/0/price").toString()).isEqualTo("{\"amount\":0,\"currency\":\"USD\"}");
        assertThat(plans.at("/items/0/seats")).isEqualTo("5");
        assertThat(plans.at("/items/0/records")).isEqualTo("10000");
        assertThat(plans.at("/items/1/version")).isEqualTo("1");
    }

    @Test
    void isFreeForWhoeverNeverChose() {
        assertThat(service.as(owner).get(PATH).expect(200).at("/plan")).isEqualTo("free");
        assertThat(service.as(Caller.service("auth-service", owner.orgId()))
                        .get("/internal/plan")
                        .expect(200)
                        .body())
                .isEqualTo("{\"plan\":\"free\",\"seats\":5,\"records\":10000}");
        service.as(Caller.service("auth-service", null))
                .get("/internal/plan")
                .expectProblem(403, "organization_required");
        service.as(Caller.service("audit-log-service", owner.orgId()))
                .get("/internal/plan")
                .expectProblem(403, "caller_not_allowed");
    }

    @Test
    void choosesAndPaysAPlan() {
        Answer chosen = service.as(owner).post(PATH, Map.of("plan", "pro")).expect(201);

        assertThat(chosen.header("Location")).isEqualTo(PATH);
        assertThat(chosen.json().at("/price").toString()).isEqualTo("{\"amount\":4900,\"currency\":\"USD\"}");
        assertThat(service.as(owner).get(PATH).expect(200).body()).isEqualTo(chosen.body());
        Answer invoices = service.as(owner).get("/billing/api/invoices").expect(200);
        assertThat(invoices.at("/items/0/number")).isEqualTo("INV-000001");
        assertThat(invoices.at("/items/0/status")).isEqualTo("paid");
        assertThat(invoices.json().at("/items/0/total").toString()).isEqualTo("{\"amount\":4900,\"currency\":\"USD\"}");
        assertThat(service.as(owner)
                        .get("/billing/api/invoices/" + invoices.at("/items/0/id"))
                        .expect(200)
                        .body())
                .isEqualTo(invoices.json().at("/items/0").toString());
        Answer entitlements = service.as(owner).get("/billing/api/entitlements").expect(200);
        assertThat(entitlements.json().at("/seats").toString()).isEqualTo("{\"limit\":25,\"used\":0}");
        assertThat(entitlements.at("/records/limit")).isEqualTo("250000");
    }

    @Test
    void tellsEachStepOfAChoice() {
        service.as(owner).post(PATH, Map.of("plan", "pro", "seats", 30)).expect(201);

        List<EventLog.Entry> told = EventLog.await(
                Topics.SUBSCRIPTION,
                5,
                event -> event.key().equals(owner.orgId().toString()));

        assertThat(told)
                .extracting(EventLog.Entry::type)
                .containsExactly(
                        "subscription.created",
                        "invoice.created",
                        "invoice.paid",
                        "payment.succeeded",
                        "subscription.created");
        assertThat(told.getLast().data().at("/before/plan").asText()).isEqualTo("free");
        assertThat(told.getLast().data().at("/after/seats").asInt()).isEqualTo(30);
    }

    @Test
    void keepsFreeAndWritesNoInvoiceWhenThePaymentIsDeclined() {
        Answer declined = service.as(owner)
                .post(PATH, Map.of("plan", "pro", "payment_method", "pm_dev_declined"))
                .expectProblem(402, "payment_declined");

        assertThat(declined.at("/decline_code")).isEqualTo("card_declined");
        assertThat(service.as(owner).get(PATH).at("/plan")).isEqualTo("free");
        assertThat(service.as(owner).get("/billing/api/invoices").at("/items/0/id"))
                .isEmpty();
        EventLog.Entry failed = EventLog.await(
                Topics.SUBSCRIPTION,
                event -> event.type().equals("payment.failed")
                        && event.key().equals(owner.orgId().toString()));
        assertThat(failed.attributes()).containsEntry("outcome", "failure");
    }

    @Test
    void answersARepeatedChoiceAsTheFirst() {
        Answer first = keyed().post(PATH, Map.of("plan", "pro")).expect(201);
        Answer second = keyed().post(PATH, Map.of("plan", "pro")).expect(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        keyed().post(PATH, Map.of("plan", "enterprise")).expectProblem(409, "idempotency_key_reused");
        assertThat(service.as(owner).get("/billing/api/invoices?count=true").at("/total"))
                .isEqualTo("1");
    }

    @Test
    void answersARepeatedRefusalAsTheFirst() {
        Map<String, String> refused = Map.of("plan", "pro", "payment_method", "pm_dev_no_funds");
        Answer first = keyed().post(PATH, refused).expectProblem(402, "payment_declined");
        Answer second = keyed().post(PATH, refused).expectProblem(402, "payment_declined");

        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void isChosenOnceByManyAtOnce() throws Exception {
        List<Callable<Integer>> tries = IntStream.range(0, 10)
                .<Callable<Integer>>mapToObj(i -> () ->
                        service.as(owner).post(PATH, Map.of("plan", "pro")).status())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers =
                    threads.invokeAll(tries).stream().map(Future::resultNow).toList();
            assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        }
        assertThat(service.as(owner).get("/billing/api/invoices?count=true").at("/total"))
                .isEqualTo("1");
    }

    @Test
    void changesAndCancels() {
        service.as(owner).post(PATH, Map.of("plan", "pro")).expect(201);
        service.as(owner).post(PATH, Map.of("plan", "enterprise")).expectProblem(409, "already_subscribed");

        Answer more = service.as(owner)
                .header("If-Match", "\"2\"")
                .patch(PATH, Map.of("seats", 27))
                .expect(200);
        assertThat(more.json().at("/price").toString()).isEqualTo("{\"amount\":5298,\"currency\":\"USD\"}");
        assertThat(more.at("/version")).isEqualTo("3");
        service.as(owner)
                .header("If-Match", "\"2\"")
                .patch(PATH, Map.of("seats", 28))
                .expectProblem(412, "stale_version");
        assertThat(service.as(owner).patch(PATH, "{}").expect(200).body()).isEqualTo(more.body());

        service.as(owner).delete(PATH).expect(204);
        assertThat(service.as(owner).get(PATH).at("/plan")).isEqualTo("free");
        service.as(owner).delete(PATH).expect(204);
        EventLog.await(
                Topics.SUBSCRIPTION,
                event -> event.type().equals("subscription.canceled")
                        && event.key().equals(owner.orgId().toString()));
    }

    @Test
    void previewsWithoutEffect() {
        Answer preview = service.as(owner)
                .post(PATH + "/preview", Map.of("plan", "pro", "quantity", 26))
                .expect(200);

        assertThat(preview.json().at("/due").toString()).isEqualTo("{\"amount\":5099,\"currency\":\"USD\"}");
        assertThat(preview.json().at("/lines")).hasSize(2);
        assertThat(service.as(owner).get(PATH).at("/plan")).isEqualTo("free");
    }

    @Test
    void hasASeatForEveryMember() {
        List<UUID> members = IntStream.range(0, 7).mapToObj(i -> Ids.next()).toList();
        members.forEach(member ->
                tell("member.joined", Topics.MEMBER, member, Ids.next().toString()));
        String repeated = Ids.next().toString();
        tell("member.removed", Topics.MEMBER, members.getLast(), repeated);
        tell("member.removed", Topics.MEMBER, members.getLast(), repeated);
        awaitSeatsUsed(6);

        service.as(owner).post(PATH, Map.of("plan", "pro", "seats", 5)).expectProblem(409, "seats_exceeded");
        service.as(owner).post(PATH, Map.of("plan", "pro", "seats", 6)).expect(201);
        service.as(owner).delete(PATH).expectProblem(409, "seats_exceeded");
    }

    @Test
    void takesNoSeatForASuspendedMember() {
        UUID member = Ids.next();
        tell("member.joined", Topics.MEMBER, member, Ids.next().toString());
        awaitSeatsUsed(1);
        tell("member.suspended", Topics.MEMBER, member, Ids.next().toString());
        awaitSeatsUsed(0);

        tell(
                "member.updated",
                Topics.MEMBER,
                member,
                Ids.next().toString(),
                ",\"before\":{\"status\":\"suspended\"},\"after\":{\"status\":\"active\"}");

        awaitSeatsUsed(1);
    }

    @Test
    void putsANewOrganizationOnFreeOnce() {
        tell(
                "organization.created",
                Topics.ORGANIZATION,
                owner.orgId(),
                Ids.next().toString());
        EventLog.await(
                Topics.SUBSCRIPTION,
                event -> event.type().equals("subscription.created")
                        && event.key().equals(owner.orgId().toString()));

        assertThat(service.as(owner).get(PATH).at("/version")).isEqualTo("1");
        service.as(owner).post(PATH, Map.of("plan", "pro")).expect(201);
    }

    @Test
    void refusesWhatCannotBeChosen() {
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("plan", "gold"),
                Map.of("plan", "pro", "seats", 0),
                Map.of("plan", "pro", "seats", -1),
                Map.of("plan", "pro", "seats", 501),
                Map.of("plan", "pro", "seats", 3, "quantity", 4))) {
            service.as(owner).post(PATH, bad).expectProblem(400, "validation_failed");
        }
        service.as(owner)
                .post(PATH, Map.of("plan", "pro", "price", Map.of("amount", 1, "currency", "USD")))
                .expectProblem(400, "unknown_field");
        service.as(owner).patch(PATH, "{\"seats\":null}").expectProblem(400, "validation_failed");
        service.as(owner).post(PATH, Map.of("plan", "free")).expectProblem(409, "already_subscribed");
    }

    @Test
    void demandsAFreshFactorAndThePermission() {
        Caller stale = owner.authenticatedAt(Instant.now().minus(Duration.ofMinutes(11)));
        service.as(stale).post(PATH, Map.of("plan", "pro")).expectProblem(403, "step_up_required");
        service.as(stale).patch(PATH, Map.of("seats", 3)).expectProblem(403, "step_up_required");
        service.as(stale).delete(PATH).expectProblem(403, "step_up_required");
        service.as(owner.with("billing:read"))
                .post(PATH, Map.of("plan", "pro"))
                .expectProblem(403, "permission_denied");
    }

    @Test
    void hidesInvoicesFromAnotherOrganization() {
        service.as(owner).post(PATH, Map.of("plan", "pro")).expect(201);
        String invoice = service.as(owner).get("/billing/api/invoices").at("/items/0/id");
        Caller rival = Caller.newMember("billing:read", "billing:write");

        Answer others =
                service.as(rival).get("/billing/api/invoices/" + invoice).expectProblem(404, "not_found");
        Answer nobodys =
                service.as(rival).get("/billing/api/invoices/" + Ids.next()).expectProblem(404, "not_found");
        assertThat(others.at("/detail")).isEqualTo(nobodys.at("/detail"));
        service.as(rival).get("/billing/api/invoices/not-an-id").expectProblem(404, "not_found");
        assertThat(service.as(rival).get("/billing/api/invoices?count=true").at("/total"))
                .isEqualTo("0");
        assertThat(service.as(rival).get(PATH).at("/plan")).isEqualTo("free");
    }

    private io.truevalue.testing.SignedCalls keyed() {
        return service.as(owner).header("Idempotency-Key", "choose-" + owner.orgId());
    }

    private void awaitSeatsUsed(int expected) {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        List<String> seen = new ArrayList<>();
        do {
            seen.add(service.as(owner).get(PATH).expect(200).at("/seats_used"));
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        } while (!seen.getLast().equals(Integer.toString(expected)) && System.nanoTime() < deadline);
        assertThat(seen).last().isEqualTo(Integer.toString(expected));
    }

    private void tell(String type, String topic, UUID subject, String id) {
        tell(type, topic, subject, id, "");
    }

    private void tell(String type, String topic, UUID subject, String id, String more) {
        EventLog.publish(
                topic,
                owner.orgId().toString(),
                Map.of(
                        "id",
                        id,
                        "source",
                        "/org-service",
                        "type",
                        type,
                        "subject",
                        subject.toString(),
                        "time",
                        Instant.now().toString(),
                        "orgid",
                        owner.orgId().toString()),
                "{\"user_id\":\"" + subject + "\"" + more + "}");
    }
}
