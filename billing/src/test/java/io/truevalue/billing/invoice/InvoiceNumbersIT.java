package io.truevalue.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.billing.money.Money;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvoiceNumbersIT {
    private static final int WRITTEN = 20;

    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("billing");

    private final Caller reader = Caller.newMember("billing:read");

    @Test
    void haveNoGapsWhenManyAreWrittenAtOnceAndSomeRolledBack() throws InterruptedException {
        List<Callable<Boolean>> tries = new ArrayList<>();
        IntStream.range(0, WRITTEN).forEach(i -> {
            tries.add(() -> issue(false));
            tries.add(() -> issue(true));
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            threads.invokeAll(tries);
        }

        Answer list = service.as(reader)
                .get("/billing/api/invoices?limit=200&count=true&sort=number")
                .expect(200);
        List<String> numbers = new ArrayList<>();
        list.json().at("/items").forEach(item -> numbers.add(item.at("/number").asText()));
        assertThat(list.at("/total")).isEqualTo(Integer.toString(WRITTEN));
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, WRITTEN)
                        .mapToObj(Invoice::numbered)
                        .toList());
    }

    private boolean issue(boolean failing) {
        Principal principal = Principal.service("billing-service", new OrgId(reader.orgId()), "test");
        return service.bean(Transactions.class).inAs(principal, () -> {
            service.bean(IssueInvoice.class)
                    .issuePaid(
                            Ids.next(),
                            List.of(InvoiceLine.of("a line", 3, Money.usd(7))),
                            Instant.EPOCH,
                            Instant.EPOCH.plusSeconds(1));
            if (failing) {
                throw new IllegalStateException("rolled back on purpose");
            }
            return true;
        });
    }
}
