package io.truevalue.crm.imports.run;

import io.truevalue.crm.imports.csv.CsvRow;
import io.truevalue.crm.record.Kept;
import io.truevalue.crm.record.RecordFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record that a batch makes or changes, by one row or by several of the same key. */
final class Draft<F extends RecordFields<F>> {
    private final @Nullable Kept<F> kept;
    private final List<CsvRow> rows = new ArrayList<>();
    private F fields;
    private int skipped;

    Draft(@Nullable Kept<F> kept, F fields) {
        this.kept = kept;
        this.fields = fields;
    }

    @Nullable
    Kept<F> kept() {
        return kept;
    }

    F fields() {
        return fields;
    }

    List<CsvRow> rows() {
        return rows;
    }

    int skipped() {
        return skipped;
    }

    void take(CsvRow row, F wanted) {
        boolean first = kept == null && rows.isEmpty();
        if (!first && wanted.equals(fields)) {
            skipped++;
        } else {
            fields = wanted;
            rows.add(row);
        }
    }
}
