package io.truevalue.gateway.limit;

/**
 * What the {@code RateLimit-*} headers say of one request.
 *
 * @param resetSeconds until the slot ends; of a refused request, until it may be tried again
 */
public record LimitState(int limit, int remaining, int resetSeconds, boolean isAllowed) {}
