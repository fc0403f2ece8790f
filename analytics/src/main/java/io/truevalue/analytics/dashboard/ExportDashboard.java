package io.truevalue.analytics.dashboard;

import io.truevalue.analytics.metric.CsvText;
import io.truevalue.analytics.metric.Figures;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A dashboard's figures as a CSV file that is safe to open in a spreadsheet, read tile by tile as it is sent. */
@Singleton
class ExportDashboard {
    private static final List<String> HEAD = List.of("tile", "metric", "window", "start", "group", "value");

    private final ReadDashboards dashboards;
    private final Figures figures;
    private final Clock clock;

    ExportDashboard(ReadDashboards dashboards, Figures figures, Clock clock) {
        this.dashboards = dashboards;
        this.figures = figures;
        this.clock = clock;
    }

    /** @param tile the one to write; all of them where it is null */
    InputStream csv(String id, @Nullable String tile) {
        Principal reader = Tenancy.current();
        Dashboard dashboard = dashboards.read(id);
        reader.require("analytics:read");
        List<Tile> tiles = dashboard.tiles().stream()
                .filter(each -> tile == null || each.id().toString().equalsIgnoreCase(tile))
                .toList();
        if (tile != null && tiles.isEmpty()) {
            throw CommonProblem.NOT_FOUND.because("No such tile.");
        }
        Instant now = clock.instant();
        Stream<byte[]> parts = tiles.stream()
                .map(each ->
                        Tenancy.callAs(reader, () -> CsvText.of(rows(each, now).toList())));
        return new SequenceInputStream(new Parts(
                Stream.concat(Stream.of(CsvText.of(List.of(HEAD))), parts).iterator()));
    }

    private Stream<List<String>> rows(Tile tile, Instant now) {
        TileRange range = tile.range();
        String window = tile.window().wireName();
        Figures.Reading reading = figures.read(tile.metric(), range.start(now), range.end(now), window, tile.readBy());
        return reading.points().stream()
                .filter(point -> tile.shows(point.group()))
                .map(point -> List.of(
                        tile.title(),
                        tile.metric(),
                        window,
                        point.start() == null ? "" : point.start().toString(),
                        point.group() == null ? "" : point.group(),
                        point.value().toPlainString()));
    }

    /** Each made when the one before has been read. */
    @SuppressWarnings("JdkObsolete") // It is what SequenceInputStream takes.
    private record Parts(Iterator<byte[]> parts) implements Enumeration<InputStream> {
        @Override
        public boolean hasMoreElements() {
            return parts.hasNext();
        }

        @Override
        public InputStream nextElement() {
            return new ByteArrayInputStream(parts.next());
        }
    }
}
