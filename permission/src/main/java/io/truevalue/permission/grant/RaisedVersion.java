package io.truevalue.permission.grant;

import java.util.UUID;

/** A version that rose lately, in some organisation. */
record RaisedVersion(UUID userId, UUID orgId, long version) {}
