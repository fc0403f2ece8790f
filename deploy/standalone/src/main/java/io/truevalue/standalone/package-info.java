/** Every service in one JVM, with a PostgreSQL, a Kafka and a mail inbox of its own: what {@code ./truevalue up} runs. */
@NullMarked
package io.truevalue.standalone;

import org.jspecify.annotations.NullMarked;
