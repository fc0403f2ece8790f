package io.truevalue.tenancy.database;

import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.ProblemAnswers;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that cannot be reached, or a pool that is empty, is told as such and not as our bug. */
@Singleton
final class DatabaseUnavailableHandler implements ExceptionHandler<CannotGetJdbcConnectionException, HttpResponse<?>> {
    private static final Logger log = LoggerFactory.getLogger(DatabaseUnavailableHandler.class);

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, CannotGetJdbcConnectionException failure) {
        log.warn("no database connection: {}", failure.getMessage());
        return ProblemAnswers.answer(
                request,
                CommonProblem.UNAVAILABLE
                        .because("The database cannot be reached at the moment. Try again shortly.")
                        .retryAfter(Duration.ofSeconds(2)));
    }
}
