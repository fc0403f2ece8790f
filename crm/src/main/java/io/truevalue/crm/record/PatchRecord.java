package io.truevalue.crm.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.crm.record.UpdateRecords.Wanted;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.IfMatch;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** Changes some fields of a record. A patch that changes nothing leaves the record and its version as they are. */
@Singleton
public class PatchRecord {
    private final Transactions transactions;
    private final ReadRecord records;
    private final RecordChecks checks;
    private final MergePatch mergePatch;
    private final UpdateRecords updates;
    private final FieldAccess access;

    PatchRecord(
            Transactions transactions,
            ReadRecord records,
            RecordChecks checks,
            MergePatch mergePatch,
            UpdateRecords updates,
            FieldAccess access) {
        this.transactions = transactions;
        this.records = records;
        this.checks = checks;
        this.mergePatch = mergePatch;
        this.updates = updates;
        this.access = access;
    }

    public <F extends RecordFields<F>> Kept<F> patch(RecordType<F> type, String id, IfMatch condition, JsonNode patch) {
        return change(type, id, condition, locked -> {
            Iterable<String> named = patch::fieldNames;
            named.forEach(field -> access.requireWritable(type.plural(), locked.fields(), List.of(field)));
            F wanted = mergePatch.apply(locked.fields(), patch, type.fieldsClass());
            return checks.checkChanged(type, wanted, locked.fields());
        });
    }

    /** @param change gives the fields that the locked record is to have, checked */
    public <F extends RecordFields<F>> Kept<F> change(
            RecordType<F> type, String id, IfMatch condition, Function<Kept<F>, F> change) {
        return transactions.in(() -> {
            Kept<F> locked = records.lock(type, id);
            condition.verify(locked.version());
            F checked = change.apply(locked);
            access.requireWritable(type.plural(), locked.fields(), mergePatch.changed(locked.fields(), checked));
            return checked.equals(locked.fields())
                    ? locked
                    : updates.update(type, List.of(new Wanted<>(locked, checked)))
                            .getFirst()
                            .after();
        });
    }
}
