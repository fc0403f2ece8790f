/** A real PostgreSQL and a real Kafka, started from the class path, for one machine. */
@NullMarked
package io.truevalue.embedded;

import org.jspecify.annotations.NullMarked;
