package io.truevalue.crm.imports.run;

import io.truevalue.crm.changeset.ChangeSets;
import io.truevalue.crm.changeset.ChangeSets.Item;
import io.truevalue.crm.company.Companies;
import io.truevalue.crm.company.CompanyFields;
import io.truevalue.crm.imports.csv.CsvRow;
import io.truevalue.crm.imports.job.Counts;
import io.truevalue.crm.imports.job.Import;
import io.truevalue.crm.imports.job.ImportErrors;
import io.truevalue.crm.imports.job.ImportLeases;
import io.truevalue.crm.imports.run.BatchReader.Mapped;
import io.truevalue.crm.record.Change;
import io.truevalue.crm.record.CreateRecords;
import io.truevalue.crm.record.Kept;
import io.truevalue.crm.record.RecordFields;
import io.truevalue.crm.record.RecordLimit;
import io.truevalue.crm.record.UpdateRecords;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Imports some rows, with all that tells of them, in the transaction that it is called in. */
@Singleton
class RunBatch {
    private final BatchReader reading;
    private final MakeCompanies makeCompanies;
    private final Companies companies;
    private final RecordLimit limit;
    private final CreateRecords creation;
    private final UpdateRecords updates;
    private final Journal journal;

    RunBatch(
            BatchReader reading,
            MakeCompanies makeCompanies,
            Companies companies,
            RecordLimit limit,
            CreateRecords creation,
            UpdateRecords updates,
            Journal journal) {
        this.reading = reading;
        this.makeCompanies = makeCompanies;
        this.companies = companies;
        this.limit = limit;
        this.creation = creation;
        this.updates = updates;
        this.journal = journal;
    }

    <F extends RecordFields<F>> Counts run(Import job, ImportKind<F> kind, List<CsvRow> rows) {
        List<Mapped> mapped = BatchReader.mapped(job, rows);
        NamedCompanies named = makeCompanies.make(job, mapped);
        Batch<F> batch = reading.read(job, kind, mapped, named);
        batch.limitCreated(limit.takeUpTo(batch.toCreate().size()));
        List<Item> items = new ArrayList<>();
        for (Kept<CompanyFields> company : named.made()) {
            items.add(new Item(companies.name(), company.id(), null, companies.view(company)));
        }
        for (Kept<F> record : creation.createCounted(kind.type(), batch.toCreate())) {
            items.add(
                    new Item(kind.type().name(), record.id(), null, kind.type().view(record)));
        }
        for (Change<F> change : updates.update(kind.type(), batch.toUpdate())) {
            items.add(new Item(
                    kind.type().name(),
                    change.after().id(),
                    kind.type().view(change.before()),
                    kind.type().view(change.after())));
        }
        journal.write(job, items, batch);
        return batch.counts();
    }

    /** What remains of a batch beside its records. */
    @Singleton
    static class Journal {
        private final ChangeSets changeSets;
        private final ImportErrors errors;
        private final ImportLeases leases;

        Journal(ChangeSets changeSets, ImportErrors errors, ImportLeases leases) {
            this.changeSets = changeSets;
            this.errors = errors;
            this.leases = leases;
        }

        void write(Import job, List<Item> items, Batch<?> batch) {
            UUID changeSet = job.changeSetId();
            if (changeSet != null) {
                changeSets.add(changeSet, items);
            }
            errors.add(job.id(), batch.errors());
            leases.advance(job.id(), batch.counts());
        }
    }
}
