package io.truevalue.crm.deal;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a deal is to go.
 *
 * @param afterId the deal of that stage that it comes behind; it becomes the first where none is named
 */
@Introspected
record MoveRequest(@NotNull UUID stageId, @Nullable UUID afterId) {}
