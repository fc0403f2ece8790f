/** Benchmarks: processes started and ended, their cost read from the system, results kept in a document. */
@NullMarked
package io.truevalue.bench;

import org.jspecify.annotations.NullMarked;
