package io.truevalue.analytics.dashboard;

import io.truevalue.analytics.metric.Figures;
import io.truevalue.analytics.metric.Figures.Measured;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.FieldError;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a tile may be, by the catalogue of metrics. Every fault is named with its place. */
@Singleton
class TileRules {
    static final int MOST_TILES = 24;

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_FILTER = 200;
    private static final int MOST_ROWS = 500;
    private static final int TALLEST = 12;

    private final Figures figures;

    TileRules(Figures figures) {
        this.figures = figures;
    }

    List<Tile> checked(@Nullable List<@Nullable TileRequest> given, List<FieldError> faults) {
        List<@Nullable TileRequest> requests = given == null ? List.of() : given;
        if (requests.size() > MOST_TILES) {
            faults.add(new FieldError("tiles", "too_many", "at most " + MOST_TILES));
            return List.of();
        }
        List<Tile> tiles = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            TileRequest request = requests.get(i);
            String place = "tiles[" + i + "]";
            if (request == null) {
                faults.add(new FieldError(place, "required", "must be given"));
                continue;
            }
            Tile tile = tile(place, request, faults);
            if (!ids.add(tile.id())) {
                faults.add(new FieldError(place + ".id", "taken", "another tile has this id"));
            }
            tiles.add(tile);
        }
        return tiles;
    }

    private Tile tile(String place, TileRequest request, List<FieldError> faults) {
        String title = Wording.line(place + ".title", request.title(), LONGEST_TITLE, faults);
        TileKind kind = request.kind();
        if (kind == null) {
            faults.add(new FieldError(place + ".kind", "required", "must be given"));
            kind = TileKind.NUMBER;
        }
        String name = request.metric() == null ? "" : request.metric();
        Measured measured = figures.named(name).orElse(null);
        if (measured == null) {
            faults.add(new FieldError(place + ".metric", "unknown", "one of the catalogue"));
        } else if (!kind.shows(measured.kind())) {
            faults.add(new FieldError(place + ".kind", "does_not_fit", name + " cannot be shown so"));
        }
        List<String> groupings = measured == null ? List.of() : measured.groupings();
        TileWindow window = request.window() == null ? TileWindow.DAY : request.window();
        int x = within(place + ".x", request.x(), 0, Tile.COLUMNS - 1, faults);
        int w = within(place + ".w", request.w(), 1, Tile.COLUMNS, faults);
        if (x + w > Tile.COLUMNS) {
            faults.add(new FieldError(place + ".w", "too_wide", "x and w together at most " + Tile.COLUMNS));
        }
        return new Tile(
                request.id() == null ? Ids.next() : request.id(),
                title,
                kind,
                name,
                window,
                RangeRules.checked(place + ".range", request.range(), window, faults),
                groupBy(place, request.groupBy(), groupings, faults),
                filters(place, request, groupings, faults),
                x,
                within(place + ".y", request.y(), 0, MOST_ROWS, faults),
                w,
                within(place + ".h", request.h(), 1, TALLEST, faults));
    }

    private static @Nullable String groupBy(
            String place, @Nullable String given, List<String> groupings, List<FieldError> faults) {
        if (given != null && !groupings.contains(given)) {
            faults.add(new FieldError(place + ".group_by", "unknown", oneOf(groupings)));
        }
        return given;
    }

    private static Map<String, String> filters(
            String place, TileRequest request, List<String> groupings, List<FieldError> faults) {
        Map<String, String> filters = new TreeMap<>();
        Map<String, @Nullable String> given = request.filters() == null ? Map.of() : request.filters();
        if (given.size() > 1) {
            faults.add(new FieldError(place + ".filters", "too_many", "at most one"));
        }
        for (Map.Entry<String, @Nullable String> filter : given.entrySet()) {
            String field = place + ".filters";
            String value = filter.getValue();
            if (!groupings.contains(filter.getKey())) {
                faults.add(new FieldError(field, "unknown", oneOf(groupings)));
            } else if (request.groupBy() != null && !request.groupBy().equals(filter.getKey())) {
                faults.add(new FieldError(field, "does_not_fit", "by the same as group_by"));
            } else {
                filters.put(filter.getKey(), Wording.line(field, value, LONGEST_FILTER, faults));
            }
        }
        return filters;
    }

    private static String oneOf(List<String> groupings) {
        return groupings.isEmpty() ? "nothing for this metric" : "one of " + String.join(", ", groupings);
    }

    private static int within(String field, @Nullable Integer given, int least, int most, List<FieldError> faults) {
        if (given == null || given < least || given > most) {
            faults.add(new FieldError(
                    field,
                    given == null ? "required" : "out_of_range",
                    "a whole number from " + least + " to " + most));
            return least;
        }
        return given;
    }
}
