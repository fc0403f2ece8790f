package io.truevalue.analytics.metric;

import io.truevalue.analytics.rollup.LocalDays;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;

/** Whose clocks figures follow. Must run in a transaction. */
@Singleton
public class Zones {
    private final Statements statements;

    Zones(Statements statements) {
        this.statements = statements;
    }

    /** What the organisation acted for has chosen; UTC where that is not known, or none is acted for. */
    public ZoneId own() {
        List<String> zones = statements.list("""
                SELECT time_zone FROM organization_setting
                WHERE generation = (SELECT current FROM generation)
                LIMIT 2""", row -> row.getString("time_zone"));
        return zones.size() == 1 ? LocalDays.zoneOrUtc(zones.getFirst()) : Range.UTC;
    }
}
