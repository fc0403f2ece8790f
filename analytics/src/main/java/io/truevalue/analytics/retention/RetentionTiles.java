package io.truevalue.analytics.retention;

import io.truevalue.analytics.metric.Figures;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Retention for dashboards: a point a cohort and week. */
@Singleton
class RetentionTiles implements Figures.OtherFigures {
    private static final String NAME = "retention";

    private final ReadRetention readRetention;

    RetentionTiles(ReadRetention readRetention) {
        this.readRetention = readRetention;
    }

    @Override
    public Optional<Figures.Measured> named(String name) {
        return name.equals(NAME)
                ? Optional.of(new Figures.Measured(NAME, "Weekly retention", "users", "cohort", List.of()))
                : Optional.empty();
    }

    /** Its total is how many users the cohorts have. */
    @Override
    public Figures.Reading read(String name, Instant from, Instant to) {
        Retention retention = readRetention.read(from.toString(), to.toString(), null);
        List<Figures.Point> points = new ArrayList<>();
        long all = 0;
        for (Retention.Cohort cohort : retention.cohorts()) {
            all += cohort.size();
            for (int week = 0; week < cohort.weeks().size(); week++) {
                points.add(new Figures.Point(
                        cohort.start(),
                        Integer.toString(week),
                        BigDecimal.valueOf(cohort.weeks().get(week))));
            }
        }
        return new Figures.Reading(points, BigDecimal.valueOf(all));
    }
}
