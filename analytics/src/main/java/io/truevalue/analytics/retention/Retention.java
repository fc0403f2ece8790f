package io.truevalue.analytics.retention;

import java.time.Instant;
import java.util.List;

/**
 * Who comes back. A cohort is the users whose first activity in the organisation lies in the same week, Monday to Sunday.
 */
public record Retention(String timezone, List<Cohort> cohorts) {
    /**
     * The users of one week.
     *
     * @param start of the week
     * @param size how many they are
     * @param weeks how many of them were active in that week, the one after, and so on until the range's end
     */
    public record Cohort(Instant start, long size, List<Long> weeks) {}
}
