package io.truevalue.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fifty tenants over a pool of two connections, with failures and cancellations between begin and commit. */
class TenantHammerIT {
    private static final int TENANTS = 50;
    private static final int ROUNDS = 60;

    @RegisterExtension
    static final ServiceExtension sample = ServiceExtension.of("sample");

    private static final class Planned extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void notOneRowCrosses() throws ExecutionException, InterruptedException {
        AtomicInteger rows = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(TENANTS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int tenant = 0; tenant < TENANTS; tenant++) {
                long seed = tenant;
                running.add(threads.submit(() -> hammer(new Random(seed), rows)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(rows).hasValueGreaterThan(10_000);
        Transactions transactions = sample.bean(Transactions.class);
        assertThat(transactions.reading(() -> sample.bean(NoteStore.class).texts()))
                .as("rows without a tenant on a used connection")
                .isEmpty();
    }

    private static void hammer(Random random, AtomicInteger rows) {
        OrgId org = new OrgId(Ids.next());
        Principal principal = Principal.service("sample-service", org, "hammer");
        for (int round = 0; round < ROUNDS; round++) {
            int fate = random.nextInt(10);
            Tenancy.runAs(principal, () -> transact(org, fate, rows));
            Thread.interrupted();
        }
    }

    private static void transact(OrgId org, int fate, AtomicInteger rows) {
        NoteStore notes = sample.bean(NoteStore.class);
        try {
            sample.bean(Transactions.class).run(() -> {
                notes.add(org, org.toString(), 1);
                List<String> seen = notes.texts();
                assertThat(seen).isNotEmpty().allMatch(org.toString()::equals);
                rows.addAndGet(seen.size());
                if (fate == 0) {
                    throw new Planned();
                }
                if (fate == 1) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (Planned planned) {
            assertThat(fate).isZero();
        } catch (RuntimeException cancelled) {
            assertThat(fate).as("%s", cancelled).isEqualTo(1);
        }
    }
}
