package io.truevalue.auditlog.person;

import java.time.Instant;

/**
 * That a person was erased.
 *
 * @param erasedAt when their key was destroyed
 */
record Erasure(String personId, Instant erasedAt) {}
