package io.truevalue.crm.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a caller may set of a record, whole. */
public interface RecordFields<F extends RecordFields<F>> {
    @Nullable
    UUID ownerId();

    @Nullable
    UUID teamId();

    List<String> tags();

    /** An organisation's own fields. */
    Map<String, Object> custom();

    /** The same fields under another owner. */
    F ownedBy(@Nullable UUID owner);
}
