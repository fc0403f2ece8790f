package io.truevalue.auditlog.search;

import io.micronaut.scheduling.annotation.Scheduled;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;

/**
 * Has the database sort into the index what was written since, so that neither the recorder nor a search waits for it. The
 * more there is at once, the more of it goes to one page of the index; what waits is read whole by each search.
 */
@Singleton
class SortInMarks {
    private final Statements statements;
    private final Transactions transactions;

    SortInMarks(Statements statements, Transactions transactions) {
        this.statements = statements;
        this.transactions = transactions;
    }

    @Scheduled(initialDelay = "1s", fixedDelay = "4s")
    void sortIn() {
        Principal self = Principal.service("audit-log-service", null, Ids.next().toString());
        transactions.inAs(self, () -> statements.list("SELECT sort_in_marks()", row -> row.getLong(1)));
    }
}
