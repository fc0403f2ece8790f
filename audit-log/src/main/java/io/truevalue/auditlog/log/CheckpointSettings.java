package io.truevalue.auditlog.log;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * When checkpoints are signed.
 *
 * @param interval after which a log that goes on growing is signed again; one that stands still for a second is signed
 *     at once
 * @param keyAge after which a new key signs
 */
@Context
@ConfigurationProperties("truevalue.audit-log.checkpoints")
record CheckpointSettings(
        @NotNull @Bindable(defaultValue = "5s") Duration interval,
        @NotNull @Bindable(defaultValue = "365d") Duration keyAge) {}
