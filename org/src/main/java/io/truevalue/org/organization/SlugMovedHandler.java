package io.truevalue.org.organization;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Sends who asks by a former slug to the present one, with the same method and body. */
@Singleton
final class SlugMovedHandler implements ExceptionHandler<SlugMoved, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, SlugMoved moved) {
        return HttpResponse.status(HttpStatus.PERMANENT_REDIRECT)
                .header(HttpHeaders.LOCATION, moved.target(request.getUri().toString()))
                // It is true for 30 days, and for who belongs there.
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
