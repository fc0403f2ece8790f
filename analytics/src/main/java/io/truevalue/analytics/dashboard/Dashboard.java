package io.truevalue.analytics.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A dashboard as it is kept, read and told.
 *
 * @param ownerId the user who made it, or an integration by its id {@code int_...}
 */
record Dashboard(
        UUID id,
        String name,
        String description,
        Visibility visibility,
        String ownerId,
        List<Tile> tiles,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    static final int LONGEST_NAME = 120;

    private static final String COPY = "Copy of ";

    Dashboard {
        tiles = List.copyOf(tiles);
    }

    boolean isOf(String actor) {
        return ownerId.equals(actor);
    }

    Dashboard with(String newName, String newDescription, Visibility newVisibility, List<Tile> newTiles) {
        return new Dashboard(
                id, newName, newDescription, newVisibility, ownerId, newTiles, version, createdAt, updatedAt);
    }

    Dashboard at(long newVersion, Instant now) {
        return new Dashboard(id, name, description, visibility, ownerId, tiles, newVersion, createdAt, now);
    }

    /** What a copy is called, within the length that a name may have. */
    String nameOfCopy() {
        String copy = COPY + name;
        int most = Math.min(LONGEST_NAME, copy.codePointCount(0, copy.length()));
        return copy.substring(0, copy.offsetByCodePoints(0, most));
    }
}
