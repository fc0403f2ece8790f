package io.truevalue.permission.grant;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** How often what a user holds may have changed, as events tell it. */
@Introspected
public record AuthzVersion(UUID userId, long version) {}
