package io.truevalue.redis;

/** Redis cannot be asked now. Without a stack, since it may be thrown for every request while Redis is away. */
public final class RedisLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RedisLost() {
        super("Redis is lost", null, false, false);
    }
}
