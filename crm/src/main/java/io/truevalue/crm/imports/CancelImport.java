package io.truevalue.crm.imports;

import io.truevalue.crm.imports.job.Import;
import io.truevalue.crm.imports.job.ImportFiles;
import io.truevalue.crm.imports.job.ImportStatus;
import io.truevalue.crm.imports.job.ImportStore;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;

/** Ends an import before its time. What was imported stays; the batch that runs is the last. */
@Singleton
class CancelImport {
    private final Transactions transactions;
    private final FindImport imports;
    private final ImportStore store;
    private final ImportFiles files;

    CancelImport(Transactions transactions, FindImport imports, ImportStore store, ImportFiles files) {
        this.transactions = transactions;
        this.imports = imports;
        this.store = store;
        this.files = files;
    }

    Import cancel(String id) {
        return transactions.in(() -> {
            Import locked = imports.lock(id);
            if (locked.status() == ImportStatus.CANCELED) {
                return locked;
            }
            if (locked.status().isOver()) {
                throw ImportProblem.IMPORT_OVER.because("The import has ended already.");
            }
            store.end(locked.id(), ImportStatus.CANCELED, null);
            files.remove(locked.id());
            return imports.find(id);
        });
    }
}
