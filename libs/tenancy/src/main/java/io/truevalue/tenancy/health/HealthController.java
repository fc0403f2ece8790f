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
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unsigned. Ready means that the database answers, and what else a service needs once; without Kafka requests still
 * succeed, so it does not count.
 */
@Open
@Hidden
@Controller("/health")
class HealthController {
    private static final Logger log = LoggerFactory.getLogger(HealthController.class);

    private final Transactions transactions;
    private final JdbcOperations jdbc;
    private final List<Readiness> others;

    HealthController(Transactions transactions, JdbcOperations jdbc, List<Readiness> others) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.others = others;
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
            if (others.stream().allMatch(Readiness::isReady)) {
                return HttpResponse.ok(Health.UP);
            }
            return down();
        } catch (ConnectionException | DataAccessException | TransactionException e) {
            log.warn("not ready: {}", e.getMessage());
            return down();
        }
    }

    private static HttpResponse<Health> down() {
        return HttpResponse.<Health>serverError().status(503).body(Health.DOWN);
    }
}
