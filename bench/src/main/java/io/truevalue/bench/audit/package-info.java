/** Measures the audit log: from Kafka to provable, from a commit to readable, searching, exporting and verifying. */
@NullMarked
package io.truevalue.bench.audit;

import org.jspecify.annotations.NullMarked;
