package io.truevalue.crm.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.crm.CrmCallers;
import io.truevalue.crm.Upload;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.testing.SignedCalls;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordLimitIT {
    private static final int MOST = 7;

    @RegisterExtension
    static final ServiceExtension CRM = ServiceExtension.of("crm").withPeer("billing");

    @BeforeAll
    static void sellAFewRecords() {
        CRM.peer("billing").on("/internal/plan", "{\"plan\":\"free\",\"seats\":5,\"records\":" + MOST + "}");
    }

    @Test
    void holdsUnderConcurrency() throws InterruptedException, ExecutionException {
        SignedCalls calls = CRM.as(CrmCallers.admin());
        List<Callable<Integer>> tries = IntStream.range(0, 30)
                .<Callable<Integer>>mapToObj(i -> () -> calls.post(
                                i % 2 == 0 ? "/crm/api/contacts" : "/crm/api/companies",
                                i % 2 == 0 ? "{\"full_name\":\"x\"}" : "{\"name\":\"x\"}")
                        .status())
                .toList();
        int created = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(15)) {
            for (Future<Integer> answer : threads.invokeAll(tries)) {
                assertThat(answer.get()).isIn(201, 409);
                created += answer.get() == 201 ? 1 : 0;
            }
        }
        assertThat(created).isEqualTo(MOST);
    }

    @Test
    void makesRoomByDeletingAndRefusesToRestoreBeyond() {
        Caller caller = CrmCallers.admin();
        SignedCalls calls = CRM.as(caller);
        String first = create(calls);
        IntStream.range(1, MOST).forEach(i -> create(calls));
        calls.post("/crm/api/contacts", "{\"full_name\":\"x\"}").expectProblem(409, "records_limit_reached");
        calls.delete("/crm/api/contacts/" + first).expect(204);
        create(calls);
        calls.post("/crm/api/contacts/" + first + "/restore", "{}").expectProblem(409, "records_limit_reached");
        assertThat(CRM.peer("billing").callsTo("/internal/plan"))
                .filteredOn(call -> call.headers()
                        .getOrDefault("X-org-id", List.of())
                        .contains(caller.orgId().toString()))
                .hasSize(1);
    }

    @Test
    void importsAsManyRowsAsThereIsRoomFor() {
        SignedCalls calls = CRM.as(CrmCallers.admin());
        StringBuilder csv = new StringBuilder("Full name\n");
        IntStream.range(0, MOST + 3)
                .forEach(i -> csv.append("Person ").append(i).append('\n'));
        String id = Upload.of(csv.toString())
                .with("resource", "contacts")
                .with("run", "true")
                .to(calls)
                .expect(201)
                .at("/id");
        Answer done = calls.get("/crm/api/imports/" + id);
        for (int polls = 0; polls < 100 && done.at("/status").equals("running"); polls++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            done = calls.get("/crm/api/imports/" + id);
        }
        assertThat(done.at("/created")).isEqualTo(String.valueOf(MOST));
        assertThat(done.at("/failed")).isEqualTo("3");
        assertThat(calls.get("/crm/api/imports/" + id + "/errors").body()).contains("records_limit_reached");
    }

    private static String create(SignedCalls calls) {
        return calls.post("/crm/api/contacts", "{\"full_name\":\"x\"}")
                .expect(201)
                .at("/id");
    }
}
