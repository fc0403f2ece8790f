package io.truevalue.permission.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a policy that is not saved yet would do. Called in a transaction of the organisation. */
public interface PolicyForecast {
    /** Refuses what could not be saved. A policy without a definition would be deleted; one without an id is new. */
    Forecast of(@Nullable UUID id, @Nullable JsonNode definition);

    /** What changes by it. */
    interface Forecast {
        /** The permissions that the policy, before or after, is about. */
        Collection<String> permissions();

        /** What changes for somebody who holds these now. */
        Effect on(UUID user, Set<String> held);
    }

    /**
     * What one user gains and loses.
     *
     * @param conditional whether it depends on the record or the request
     */
    record Effect(List<String> gained, List<String> lost, boolean conditional) {}
}
