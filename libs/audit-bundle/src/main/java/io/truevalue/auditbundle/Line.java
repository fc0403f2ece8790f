package io.truevalue.auditbundle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line as it was read.
 *
 * @param number from 1; a CSV's row of names is none
 * @param json the object
 * @param columns what a CSV says of it in columns of its own; null in NDJSON
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and kept within.
record Line(long number, byte[] json, @Nullable List<String> columns) {}
