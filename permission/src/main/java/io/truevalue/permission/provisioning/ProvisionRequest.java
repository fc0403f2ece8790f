package io.truevalue.permission.provisioning;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** A new organisation and who owns it. */
@Introspected
record ProvisionRequest(UUID orgId, UUID ownerId) {}
