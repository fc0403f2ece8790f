package io.truevalue.analytics.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a metric's answer of its lines. */
final class SeriesOf {
    private static final int MOST_LINES = 100;
    private static final int DECIMALS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Metric metric;
    private final Range range;
    private final boolean isGrouped;

    SeriesOf(Metric metric, Range range, boolean isGrouped) {
        this.metric = metric;
        this.range = range;
        this.isGrouped = isGrouped;
    }

    /** Adds up. */
    Series sums(Lines lines) {
        return series(lines, true);
    }

    /** Changes, whose sums are where it stands at each window's end. */
    Series heights(Lines changes) {
        return series(changes.levels(), false);
    }

    Series uniques(Lines lines, BigDecimal total) {
        return answer(points(lines.all()), total, List.of());
    }

    /** In percent; where there is no whole, nothing is a share of it. */
    Series shares(BigDecimal[] parts, BigDecimal[] wholes) {
        return shares(parts, wholes, percent(sum(parts), sum(wholes)));
    }

    Series shares(BigDecimal[] parts, BigDecimal[] wholes, BigDecimal total) {
        BigDecimal[] shares = new BigDecimal[parts.length];
        for (int part = 0; part < parts.length; part++) {
            shares[part] = percent(parts[part], wholes[part]);
        }
        return answer(points(shares), total, List.of());
    }

    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal share = part.multiply(HUNDRED)
                .divide(whole, DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return share.setScale(Math.max(0, share.scale()), RoundingMode.UNNECESSARY);
    }

    private Series series(Lines lines, boolean addsUp) {
        Lines shown = isGrouped ? lines : lines.together();
        List<Series.Line> split = new ArrayList<>();
        if (isGrouped || metric.isMoney()) {
            shown.values().forEach((key, line) -> split.add(line(key, line, addsUp)));
            split.sort(Comparator.comparing(Series.Line::total)
                    .reversed()
                    .thenComparing(line -> String.valueOf(line.currency()))
                    .thenComparing(line -> String.valueOf(line.group())));
        }
        List<Series.Line> largest = List.copyOf(split.subList(0, Math.min(MOST_LINES, split.size())));
        if (metric.isMoney()) {
            return answer(List.of(), null, largest);
        }
        BigDecimal[] all = lines.together().all();
        return answer(points(all), total(all, addsUp), largest);
    }

    private Series.Line line(Lines.Key key, BigDecimal[] line, boolean addsUp) {
        String group = isGrouped && key.group() == null ? "none" : key.group();
        return new Series.Line(group, key.currency(), points(line), total(line, addsUp));
    }

    private Series answer(List<Series.Point> points, @Nullable BigDecimal total, List<Series.Line> split) {
        return new Series(
                metric.wireName(),
                range.window().wireName(),
                range.zone().getId(),
                metric.unit(),
                points,
                total,
                split);
    }

    private List<Series.Point> points(BigDecimal[] line) {
        List<Series.Point> points = new ArrayList<>(range.starts().size());
        for (int part = 1; part < line.length; part++) {
            points.add(new Series.Point(range.starts().get(part - 1), line[part]));
        }
        return points;
    }

    private static BigDecimal total(BigDecimal[] line, boolean addsUp) {
        return addsUp ? sum(line) : line[line.length - 1];
    }

    /** Of the windows, without what lies before them. */
    private static BigDecimal sum(BigDecimal[] line) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int part = 1; part < line.length; part++) {
            sum = sum.add(line[part]);
        }
        return sum;
    }
}
