package io.truevalue.crm.imports;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import io.truevalue.crm.changeset.ChangeSets;
import io.truevalue.crm.imports.job.Actor;
import io.truevalue.crm.imports.job.Import;
import io.truevalue.crm.imports.job.ImportLeases.Located;
import io.truevalue.crm.imports.job.ImportMode;
import io.truevalue.crm.imports.job.ImportStatus;
import io.truevalue.crm.imports.job.ImportStore;
import io.truevalue.crm.imports.run.ImportKinds;
import io.truevalue.crm.imports.run.ImportRunner;
import io.truevalue.crm.record.FieldAccess;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.UUID;

/** Sets an import going, once, on behalf of whoever asks. */
@Singleton
class StartImport {
    private final Transactions transactions;
    private final TransactionOperations<Connection> operations;
    private final FindImport imports;
    private final ImportStore store;
    private final ImportKinds kinds;
    private final ChangeSets changeSets;
    private final ImportRunner runner;
    private final FieldAccess access;

    StartImport(
            Transactions transactions,
            TransactionOperations<Connection> operations,
            FindImport imports,
            ImportStore store,
            ImportKinds kinds,
            ChangeSets changeSets,
            ImportRunner runner,
            FieldAccess access) {
        this.transactions = transactions;
        this.operations = operations;
        this.imports = imports;
        this.store = store;
        this.kinds = kinds;
        this.changeSets = changeSets;
        this.runner = runner;
        this.access = access;
    }

    Import start(String id) {
        return transactions.in(() -> start(imports.lock(id)));
    }

    Import start(UUID id) {
        return start(id.toString());
    }

    private Import start(Import locked) {
        Principal principal = Tenancy.current();
        String resource = kinds.of(locked.resource()).type().plural();
        access.requireWhole(resource, "write");
        if (locked.mode() == ImportMode.UPSERT) {
            // What a row is matched by, and what it says of the match, would tell what is hidden.
            access.requireWhole(resource, "read");
        }
        if (locked.status() != ImportStatus.PREVIEWED) {
            throw ImportProblem.IMPORT_ALREADY_STARTED.because("An import runs once. Upload the file again.");
        }
        store.start(locked.id(), changeSets.begin("import"), Actor.of(principal));
        Located located = new Located(principal.organization(), locked.id());
        operations.findTransactionStatus().ifPresent(transaction -> runAfter(transaction, located));
        return imports.find(locked.id().toString());
    }

    /** Nobody else can see it before it is committed. */
    private void runAfter(TransactionStatus<?> transaction, Located located) {
        transaction.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runner.take(located);
            }
        });
    }
}
