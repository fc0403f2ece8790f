package io.truevalue.crm.search;

import java.util.Optional;
import java.util.UUID;

/** Records as the caller may see them, where policies or single fields decide what that is. */
public interface SeenRecords {
    /** Whether they decide anything for the caller. */
    boolean decide();

    /** Empty where the caller may not see it. */
    Optional<Findable> find(String type, UUID id);
}
