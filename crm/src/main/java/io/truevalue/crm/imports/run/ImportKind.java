package io.truevalue.crm.imports.run;

import io.truevalue.crm.imports.mapping.Fields;
import io.truevalue.crm.imports.mapping.RowReader;
import io.truevalue.crm.record.RecordFields;
import io.truevalue.crm.record.RecordKeys;
import io.truevalue.crm.record.RecordType;

/** What is needed to import one kind of records. */
public record ImportKind<F extends RecordFields<F>>(
        RecordType<F> type, Fields fields, RowReader<F> rows, RecordKeys keys) {}
