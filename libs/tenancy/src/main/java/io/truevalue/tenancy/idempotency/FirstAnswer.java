package io.truevalue.tenancy.idempotency;

import org.jspecify.annotations.Nullable;

/** What was answered to the first request with a key. */
record FirstAnswer(String requestHash, int status, @Nullable String location, String body) {}
