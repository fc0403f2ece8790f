package io.truevalue.web;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets a controller take an {@link IfMatch} as a parameter. */
@Singleton
final class IfMatchBinder implements TypedRequestArgumentBinder<IfMatch> {
    @Override
    public Argument<IfMatch> argumentType() {
        return Argument.of(IfMatch.class);
    }

    @Override
    public BindingResult<IfMatch> bind(ArgumentConversionContext<IfMatch> context, HttpRequest<?> source) {
        IfMatch match = new IfMatch(source.getHeaders().get(HttpHeaders.IF_MATCH));
        return () -> Optional.of(match);
    }
}
