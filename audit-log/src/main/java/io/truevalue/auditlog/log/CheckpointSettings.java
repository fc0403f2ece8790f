package io.truevalue.auditlog.log;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * When checkpoints are signed.
 *
 * @param interval between two looks at which logs have grown; what is recorded is signed after this time at most
 * @param keyAge after which a new key signs
 */
@Context
@ConfigurationProperties("truevalue.audit-log.checkpoints")
record CheckpointSettings(
        @NotNull @Bindable(defaultValue = "3s") Duration interval,
        @NotNull @Bindable(defaultValue = "365d") Duration keyAge) {}
