package io.truevalue.analytics.dashboard;

import io.truevalue.web.Ids;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a dashboard, and where it stands.
 *
 * @param metric a metric of the catalogue, or a funnel
 * @param window how long each stretch of a line or a bar is
 * @param groupBy by what the figures are split; null for not at all
 * @param filters of one grouping, the value that alone is shown
 * @param x columns from the left, of twelve
 * @param y rows from the top
 */
record Tile(
        UUID id,
        String title,
        TileKind kind,
        String metric,
        TileWindow window,
        TileRange range,
        @Nullable String groupBy,
        Map<String, String> filters,
        int x,
        int y,
        int w,
        int h) {
    static final int COLUMNS = 12;

    Tile {
        filters = Map.copyOf(filters);
    }

    /** The same on another dashboard. */
    Tile copied() {
        return new Tile(Ids.next(), title, kind, metric, window, range, groupBy, filters, x, y, w, h);
    }

    /** By what its figures have to be read, so that they can be split or filtered. */
    @Nullable
    String readBy() {
        return groupBy == null ? filters.keySet().stream().findFirst().orElse(null) : groupBy;
    }

    /** Whether this part of the figures is shown. */
    boolean shows(@Nullable String group) {
        return filters.isEmpty() || filters.containsValue(group);
    }
}
