package io.truevalue.crm.imports;

import io.truevalue.crm.imports.csv.CsvContent;
import io.truevalue.crm.imports.csv.SpooledFile;
import io.truevalue.crm.imports.job.Counts;
import io.truevalue.crm.imports.job.Import;
import io.truevalue.crm.imports.job.ImportFiles;
import io.truevalue.crm.imports.job.ImportStatus;
import io.truevalue.crm.imports.job.ImportStore;
import io.truevalue.crm.imports.job.Preview;
import io.truevalue.crm.imports.mapping.Mapping;
import io.truevalue.crm.imports.run.ImportKind;
import io.truevalue.crm.imports.run.ImportKinds;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Takes a file in: read whole once, mapped, shown, and kept until it is run. */
@Singleton
class CreateImport {
    private final Transactions transactions;
    private final ImportKinds kinds;
    private final ImportStore imports;
    private final ImportFiles files;
    private final StartImport start;
    private final Clock clock;

    CreateImport(
            Transactions transactions,
            ImportKinds kinds,
            ImportStore imports,
            ImportFiles files,
            StartImport start,
            Clock clock) {
        this.transactions = transactions;
        this.kinds = kinds;
        this.imports = imports;
        this.files = files;
        this.start = start;
        this.clock = clock;
    }

    Import create(ImportRequest request, SpooledFile file) {
        ImportKind<?> kind = kinds.of(request.resource());
        Tenancy.current().require(kind.type().plural() + ":write");
        CsvContent content = read(file);
        Mapping mapping = Mapping.of(content.columns(), request.mapping(), kind.fields());
        if (request.key() != null) {
            checkKey(request.key(), kind, mapping);
        }
        Import created = new Import(
                Ids.next(),
                request.resource(),
                request.mode(),
                request.key(),
                ImportStatus.PREVIEWED,
                request.fileName(),
                content.format(),
                mapping,
                new Preview(content.columns(), mapping.unmapped(content.columns()), content.start()),
                content.rows(),
                Counts.NONE,
                null,
                null,
                Tenancy.current().id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null);
        return transactions.in(() -> {
            imports.insert(created);
            store(created, file);
            return request.run() ? start.start(created.id()) : created;
        });
    }

    private void store(Import created, SpooledFile file) {
        try (InputStream bytes = file.open()) {
            files.store(created.id(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkKey(String key, ImportKind<?> kind, Mapping mapping) {
        if (kind.keys().query(key).isEmpty()) {
            throw UploadedForm.fault("key", "unknown_field", "no field that records are found by");
        }
        if (!mapping.maps(key)) {
            throw UploadedForm.fault("key", "unmapped", "no column is mapped to " + key);
        }
    }

    private static CsvContent read(SpooledFile file) {
        try {
            return file.content();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
