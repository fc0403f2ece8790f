/** Every service on this machine, in one JVM or each in its own, with what they stand on: what {@code ./truevalue up} runs. */
@NullMarked
package io.truevalue.standalone;

import org.jspecify.annotations.NullMarked;
