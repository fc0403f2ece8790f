package io.truevalue.permission.grant;

import java.util.UUID;

/** How often what a user holds may have changed, as events tell it. */
public record AuthzVersion(UUID userId, long version) {}
