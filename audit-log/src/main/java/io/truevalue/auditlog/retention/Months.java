package io.truevalue.auditlog.retention;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Makes sure that what is recorded has a table to go to. */
@Singleton
public class Months {
    private final MonthStore store;
    private final TransactionOperations<Connection> transactions;
    private volatile @Nullable YearMonth known;

    Months(MonthStore store, TransactionOperations<Connection> transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** Must run in the recording's transaction, before anything is locked. */
    public void ensure(Instant at) {
        YearMonth month = YearMonth.from(at.atOffset(ZoneOffset.UTC));
        if (month.equals(known)) {
            return;
        }
        store.makeAcrossTenants(at);
        transactions
                .findTransactionStatus()
                .ifPresent(status -> status.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        known = month;
                    }
                }));
    }
}
