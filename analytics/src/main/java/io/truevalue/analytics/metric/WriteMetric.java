package io.truevalue.analytics.metric;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a metric's figures as CSV: a row a window, and one a group and currency too where it is split by those. */
@Singleton
class WriteMetric {
    private static final List<String> HEAD =
            List.of("metric", "window", "timezone", "start", "group", "currency", "value", "unit");

    private final ReadMetric readMetric;

    WriteMetric(ReadMetric readMetric) {
        this.readMetric = readMetric;
    }

    byte[] csv(String name, ReadMetric.Question question) {
        Series series = readMetric.read(name, question);
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        if (series.series().isEmpty()) {
            series.points().forEach(point -> rows.add(row(series, point.start(), null, null, point.value())));
        }
        series.series()
                .forEach(line -> line.points()
                        .forEach(point ->
                                rows.add(row(series, point.start(), line.group(), line.currency(), point.value()))));
        return CsvText.of(rows);
    }

    private static List<String> row(
            Series series, Instant start, @Nullable String group, @Nullable String currency, BigDecimal value) {
        return List.of(
                series.metric(),
                series.window(),
                series.timezone(),
                start.toString(),
                group == null ? "" : group,
                currency == null ? "" : currency,
                value.toPlainString(),
                series.unit());
    }
}
