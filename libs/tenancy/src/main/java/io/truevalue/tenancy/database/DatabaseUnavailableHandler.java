package io.truevalue.tenancy.database;

import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.truevalue.web.problem.ProblemAnswers;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The same refusal where a transaction was begun in another way than by {@link Transactions}. */
@Singleton
final class DatabaseUnavailableHandler implements ExceptionHandler<CannotGetJdbcConnectionException, HttpResponse<?>> {
    private static final Logger log = LoggerFactory.getLogger(DatabaseUnavailableHandler.class);

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, CannotGetJdbcConnectionException failure) {
        log.warn("no database connection: {}", failure.getMessage());
        return ProblemAnswers.answer(request, DatabaseOutage.refusal());
    }
}
