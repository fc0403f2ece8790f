package io.truevalue.tenancy.signature;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * How large a body may be: 1 MiB, and more on the routes that take uploads.
 *
 * @param paths targets of {@code POST}, without their query, that take an upload
 * @param largest bytes of an upload
 */
@Context
@ConfigurationProperties("truevalue.uploads")
record UploadLimits(
        @NotNull @Bindable(defaultValue = "") List<String> paths,

        @Min(1) @Max(512L << 20) @Bindable(defaultValue = "536870912")
        long largest) {
    long largestFor(String method, String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return method.equals("POST") && paths.contains(path) ? largest : RequestBody.HELD_IN_MEMORY;
    }
}
