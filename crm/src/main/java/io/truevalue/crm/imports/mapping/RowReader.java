package io.truevalue.crm.imports.mapping;

import io.truevalue.crm.record.Faults;
import io.truevalue.crm.record.RecordFields;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes fields of rows. */
public interface RowReader<F extends RecordFields<F>> {
    /**
     * @param before the record's fields until now, which the row's cells are laid over; null for a new one
     * @param companies the companies that {@code company:create} cells name, by lower-case name
     */
    F read(Row row, @Nullable F before, Map<String, UUID> companies, Faults faults);
}
