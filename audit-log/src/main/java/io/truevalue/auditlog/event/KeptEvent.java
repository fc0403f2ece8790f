package io.truevalue.auditlog.event;

import io.truevalue.auditlog.leaf.SealedValues;
import java.util.UUID;

/**
 * An event as it is kept.
 *
 * @param leaf canonical text
 */
public record KeptEvent(UUID log, long leafIndex, String leaf, SealedValues personal) {}
