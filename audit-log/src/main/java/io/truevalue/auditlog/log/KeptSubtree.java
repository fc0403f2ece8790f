package io.truevalue.auditlog.log;

/**
 * A perfect subtree whose hash is kept.
 *
 * @param from its first leaf
 * @param height it is over {@code 1 << height} leaves
 */
@SuppressWarnings("ArrayRecordComponent") // A row, never compared.
public record KeptSubtree(long from, int height, byte[] hash) {}
