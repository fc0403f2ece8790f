package io.truevalue.auth.password;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What a password hash costs (OWASP: m=19 MiB, t=2, p=1), and how many are made at once.
 *
 * @param concurrent hashes at once, each of which fills a processor
 * @param queued how many more may wait; past it the answer is 429
 */
@Context
@ConfigurationProperties("truevalue.passwords")
record PasswordSettings(
        @Min(19_456) @Max(1_048_576) @Bindable(defaultValue = "19456")
        int memoryKib,

        @Min(2) @Max(20) @Bindable(defaultValue = "2") int iterations,
        @Min(1) @Max(8) @Bindable(defaultValue = "1") int parallelism,
        @Min(1) @Max(64) @Bindable(defaultValue = "2") int concurrent,
        @Min(1) @Max(1_000) @Bindable(defaultValue = "32") int queued) {}
