package io.truevalue.permission.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do.
 *
 * @param items by user, those alone for whom something changes
 * @param nextCursor opaque; null at the end
 */
record PreviewView(
        Counts counts,
        List<Effect> items,
        @JsonInclude @Nullable String nextCursor) {
    /**
     * How many users.
     *
     * @param touched who are in reach of the change, whether or not anything changes for them
     */
    record Counts(int touched, int gaining, int losing) {}

    /**
     * What changes for one user.
     *
     * @param conditional whether it depends on the record or the request, as a policy may
     */
    record Effect(UUID userId, List<String> gained, List<String> lost, boolean conditional) {}
}
