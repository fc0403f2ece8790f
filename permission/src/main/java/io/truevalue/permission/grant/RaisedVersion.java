package io.truevalue.permission.grant;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** A version that rose lately, in some organisation. */
@Introspected
record RaisedVersion(UUID userId, UUID orgId, long version) {}
