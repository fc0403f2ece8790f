package io.truevalue.crm.record;

import io.truevalue.tenancy.access.AccessProblem;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Finds one record; what does not exist, is deleted, or is another's to see are one and the same. */
@Singleton
public class ReadRecord {
    private final Transactions transactions;

    ReadRecord(Transactions transactions) {
        this.transactions = transactions;
    }

    public <F extends RecordFields<F>> Kept<F> read(RecordType<F> type, String id) {
        return transactions.reading(() -> find(type, id));
    }

    /** Locked for a change. One that may be seen but not changed is a refusal of another kind. */
    <F extends RecordFields<F>> Kept<F> lock(RecordType<F> type, String id) {
        Kept<F> seen = find(type, id);
        return type.store().lock(List.of(seen.id())).stream()
                .findFirst()
                .orElseThrow(() -> AccessProblem.denied(type.plural() + ":write"));
    }

    <F extends RecordFields<F>> Kept<F> find(RecordType<F> type, String id) {
        return type.store().find(idOf(id)).orElseThrow(ReadRecord::notFound);
    }

    static UUID idOf(String id) {
        return Ids.parse(id).orElseThrow(ReadRecord::notFound);
    }

    static Problem notFound() {
        return CommonProblem.NOT_FOUND.because("There is no such record.");
    }
}
