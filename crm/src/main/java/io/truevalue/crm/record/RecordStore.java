package io.truevalue.crm.record;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of one kind of records. Which of them the caller may see and change is the database's to say. */
public interface RecordStore<F extends RecordFields<F>> {
    Optional<Kept<F>> find(UUID id);

    /** Those of the records that the caller may change, locked. */
    List<Kept<F>> lock(Collection<UUID> ids);

    /** A deleted one that the caller may change, locked. */
    Optional<Kept<F>> lockDeleted(UUID id);

    void insert(List<Kept<F>> records);

    void update(List<Kept<F>> records);

    /** Hides the record; false where the caller may not delete it. */
    boolean delete(Kept<F> record);

    void restore(Kept<F> record);
}
