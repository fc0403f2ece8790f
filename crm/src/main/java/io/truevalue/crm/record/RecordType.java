package io.truevalue.crm.record;

import io.truevalue.crm.search.Findable;
import org.jspecify.annotations.Nullable;

/** One kind of records: its names, its own rules, its rows and its outward form. */
public interface RecordType<F extends RecordFields<F>> {
    /** As events and search hits call one, such as {@code contact}. */
    String name();

    /** As routes and permissions call them, such as {@code contacts}. */
    String plural();

    Class<F> fieldsClass();

    /**
     * Applies the kind's own rules.
     *
     * @param before the fields until now; null for a new record
     * @param faults where each field at fault is named
     * @return the fields with what is derived from them
     */
    F ruled(F given, @Nullable F before, Faults faults);

    /** The fields with which a deleted record can come back. */
    default F restorable(F deleted) {
        return deleted;
    }

    /** What a change is told as, such as {@code updated}. */
    default String changedAs(F before, F after) {
        return "updated";
    }

    /** The outward form. */
    Object view(Kept<F> kept);

    Findable findable(Kept<F> kept);

    RecordStore<F> store();
}
