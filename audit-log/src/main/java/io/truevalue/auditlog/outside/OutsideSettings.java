package io.truevalue.auditlog.outside;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * Where checkpoints go beside the database.
 *
 * @param checkpointFile that they are appended to; best on another machine's disk; none where it is not set
 * @param checkpointMail whether the organisations' admins are mailed one a day
 */
@Context
@ConfigurationProperties("truevalue.audit-log")
record OutsideSettings(
        @Nullable String checkpointFile,
        @Bindable(defaultValue = "true") boolean checkpointMail) {}
