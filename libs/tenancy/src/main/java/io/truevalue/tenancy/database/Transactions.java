package io.truevalue.tenancy.database;

import io.micronaut.transaction.TransactionOperations;
import io.opentelemetry.api.trace.SpanKind;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.trace.Traces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

/** The door to the database: one transaction, its tenant set as it begins. A call inside another joins it. */
@Singleton
public final class Transactions {
    private final TransactionOperations<Connection> operations;
    private final Traces traces;
    private final String database;

    Transactions(TransactionOperations<Connection> operations, Traces traces, DatabaseSettings settings) {
        this.operations = operations;
        this.traces = traces;
        this.database = settings.database().name();
    }

    public <T> T in(Supplier<T> work) {
        return traced(() -> DatabaseOutage.told(() -> operations.executeWrite(status -> work.get())));
    }

    public void run(Runnable work) {
        in(() -> {
            work.run();
            return true;
        });
    }

    /** A transaction that may not write. */
    public <T> T reading(Supplier<T> work) {
        return traced(() -> DatabaseOutage.told(() -> operations.executeRead(status -> work.get())));
    }

    /** The transaction is the span, from the wait for a connection to its commit; one joined is part of the first. */
    private <T> T traced(Supplier<T> transaction) {
        if (!traces.recordHere() || operations.findTransactionStatus().isPresent()) {
            return transaction.get();
        }
        return traces.within(SpanKind.CLIENT, "TRANSACTION " + database)
                .set("db.system.name", "postgresql")
                .set("db.namespace", database)
                .set("db.operation.name", "TRANSACTION")
                .call(transaction);
    }

    /**
     * The rest of the running transaction is for another principal. Only for the service itself, when it applies many
     * organisations' events in one commit: it must switch before each of them.
     */
    public <T> T switchedTo(Principal principal, Supplier<T> work) {
        Connection connection = operations.getConnection();
        try {
            TenantDataSource.setTenant(connection, principal);
        } catch (SQLException e) {
            throw new IllegalStateException("the tenant cannot be set", e);
        }
        return Tenancy.callAs(principal, work);
    }

    /** A transaction of its own for another principal, such as a new organisation's. Must not be called inside one. */
    public <T> T inAs(Principal principal, Supplier<T> work) {
        return Tenancy.callAs(principal, () -> in(work));
    }
}
