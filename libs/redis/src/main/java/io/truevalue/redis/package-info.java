/** What replicas share through Redis. Present only where {@code truevalue.redis.url} is set. */
@NullMarked
package io.truevalue.redis;

import org.jspecify.annotations.NullMarked;
