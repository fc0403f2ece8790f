package io.truevalue.analytics.funnel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * How many went how far.
 *
 * @param from whole days of the time zone
 */
record FunnelFigures(String funnel, Instant from, Instant to, String timezone, List<Reached> steps) {
    /**
     * A step and who got there.
     *
     * @param ofFirst the share of those at the first step, 0 to 1; 0 where nobody is there
     * @param ofPrevious the share of those at the step before
     */
    record Reached(String name, String title, long people, BigDecimal ofFirst, BigDecimal ofPrevious) {}
}
