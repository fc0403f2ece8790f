package io.truevalue.web.listing;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets a controller take a {@link ListRequest} as a parameter. */
@Singleton
final class ListRequestBinder implements TypedRequestArgumentBinder<ListRequest> {
    @Override
    public Argument<ListRequest> argumentType() {
        return Argument.of(ListRequest.class);
    }

    @Override
    public BindingResult<ListRequest> bind(ArgumentConversionContext<ListRequest> context, HttpRequest<?> source) {
        HttpParameters query = source.getParameters();
        ListRequest request = ListRequest.parse(
                query.get("limit"), query.get("cursor"), query.get("sort"), query.get("filter"), query.get("count"));
        return () -> Optional.of(request);
    }
}
