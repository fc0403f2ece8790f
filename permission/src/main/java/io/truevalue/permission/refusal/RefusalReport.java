package io.truevalue.permission.refusal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the gate counted. */
record RefusalReport(List<Item> items) {
    /**
     * Refusals of one user on one route for one reason.
     *
     * @param userId a user's, or {@code int_...} for an integration
     * @param orgId null where the user acted for no organisation
     * @param route its template
     * @param code the problem's
     */
    record Item(
            String userId,
            @Nullable UUID orgId,
            String route,
            @Nullable String permission,
            String code,
            long count,
            Instant at) {
        Told told() {
            return new Told(userId, orgId, route, at.truncatedTo(ChronoUnit.MINUTES));
        }

        Item plus(Item other) {
            return new Item(
                    userId,
                    orgId,
                    route,
                    permission == null ? other.permission : permission,
                    code,
                    Math.addExact(count, other.count),
                    at);
        }
    }

    /** What is told at most once. */
    record Told(String userId, @Nullable UUID orgId, String route, Instant minute) {}
}
