package io.truevalue.crm.record;

import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;

/** A record that was written, as the one who wrote it may see it. */
@Singleton
public class SeeRecord {
    private final Transactions transactions;
    private final FieldAccess access;

    SeeRecord(Transactions transactions, FieldAccess access) {
        this.transactions = transactions;
        this.access = access;
    }

    public <F extends RecordFields<F>> Kept<F> asSeen(RecordType<F> type, Kept<F> written) {
        if (!access.goesByField(type.plural(), "read")) {
            return written;
        }
        return transactions.reading(() -> type.store().find(written.id())).orElseThrow(ReadRecord::notFound);
    }
}
