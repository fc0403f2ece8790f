package io.truevalue.tenancy.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * Where the service's database is.
 *
 * @param prefix names the roles, see {@link ServiceDatabase}
 */
@Context
@ConfigurationProperties("truevalue.database")
public record DatabaseSettings(
        @NotBlank String url,
        @NotBlank String prefix,
        @Nullable String ownerPassword,
        @Nullable String relayPassword,
        @Bindable(defaultValue = "true") boolean migrate) {
    public ServiceDatabase database() {
        return new ServiceDatabase(prefix);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + url + "]";
    }
}
