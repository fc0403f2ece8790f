package io.truevalue.analytics.dashboard;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a tile shows its metric. */
enum TileKind {
    NUMBER,
    LINE,
    BAR,
    FUNNEL,
    COHORT;

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param measure the metric's kind: funnels and cohorts are drawn as such, everything else is not */
    boolean shows(String measure) {
        boolean steps = measure.equals("funnel");
        boolean cohorts = measure.equals("cohort");
        return switch (this) {
            case FUNNEL -> steps;
            case COHORT -> cohorts;
            case NUMBER, LINE, BAR -> !steps && !cohorts;
        };
    }
}
