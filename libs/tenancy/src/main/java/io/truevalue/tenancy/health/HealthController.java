package io.truevalue.tenancy.health;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.transaction.exceptions.TransactionException;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Open;
import io.truevalue.tenancy.database.Transactions;
import java.sql.PreparedStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unsigned. Ready means that the database answers; without Kafka requests still succeed, so it does not count. */
@Open
@Hidden
@Controller("/health")
class HealthController {
    private static final Logger log = LoggerFactory.getLogger(HealthController.class);

    private final Transactions transactions;
    private final JdbcOperations jdbc;

    HealthController(Transactions transactions, JdbcOperations jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Get("/live")
    Health live() {
        return Health.UP;
    }

    @Get("/ready")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Health> ready() {
        try {
            transactions.reading(() -> jdbc.prepareStatement("SELECT 1", PreparedStatement::execute));
            return HttpResponse.ok(Health.UP);
        } catch (ConnectionException | DataAccessException | TransactionException e) {
            log.warn("not ready: {}", e.getMessage());
            return HttpResponse.<Health>serverError().status(503).body(Health.DOWN);
        }
    }
}
