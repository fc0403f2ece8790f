/** CloudEvents 1.0 on Kafka: read and written; knows nothing of databases. */
@NullMarked
package io.truevalue.events.codec;

import org.jspecify.annotations.NullMarked;
