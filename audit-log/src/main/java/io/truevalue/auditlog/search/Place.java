package io.truevalue.auditlog.search;

import java.time.Instant;

/** Where an event of an organisation stands, and its time. */
public record Place(Instant time, long leafIndex, int keptDays, Instant recordedAt) {}
