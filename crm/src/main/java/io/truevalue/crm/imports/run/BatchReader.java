package io.truevalue.crm.imports.run;

import io.truevalue.crm.imports.csv.CsvRow;
import io.truevalue.crm.imports.job.Import;
import io.truevalue.crm.imports.mapping.Row;
import io.truevalue.crm.record.Faults;
import io.truevalue.crm.record.Kept;
import io.truevalue.crm.record.KeyLookup;
import io.truevalue.crm.record.KeyQuery;
import io.truevalue.crm.record.RecordChecks;
import io.truevalue.crm.record.RecordFields;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns rows into records to make and to change; a row that is at fault stops no other. */
@Singleton
class BatchReader {
    private final RecordChecks checks;
    private final KeyLookup lookup;

    BatchReader(RecordChecks checks, KeyLookup lookup) {
        this.checks = checks;
        this.lookup = lookup;
    }

    /** A row as it came, and its mapped cells. */
    record Mapped(CsvRow row, Row cells) {}

    static List<Mapped> mapped(Import job, List<CsvRow> rows) {
        return rows.stream()
                .map(row -> new Mapped(row, Row.of(job.preview().columns(), row.cells(), job.mapping())))
                .toList();
    }

    <F extends RecordFields<F>> Batch<F> read(
            Import job, ImportKind<F> kind, List<Mapped> rows, NamedCompanies companies) {
        Batch<F> batch = new Batch<>();
        Map<String, List<UUID>> found = find(job, kind, rows);
        Map<UUID, Kept<F>> locked = kind
                .type()
                .store()
                .lock(found.values().stream().flatMap(Collection::stream).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Kept::id, Function.identity()));
        for (Mapped row : rows) {
            if (row.cells().isEmpty()) {
                batch.skipBlank();
                continue;
            }
            try {
                refuseExtraCells(job, row);
                companies.refuseUnmade(row.cells());
                take(job, kind, row, companies, batch, found, locked);
            } catch (Problem e) {
                batch.refuse(row.row(), e);
            }
        }
        return batch;
    }

    private <F extends RecordFields<F>> void take(
            Import job,
            ImportKind<F> kind,
            Mapped row,
            NamedCompanies companies,
            Batch<F> batch,
            Map<String, List<UUID>> found,
            Map<UUID, Kept<F>> locked) {
        String key = job.key() == null ? null : key(row.cells(), job.key());
        Draft<F> known = key == null ? null : batch.of(key).orElse(null);
        Kept<F> kept = known != null ? known.kept() : key == null ? null : only(key, found, locked);
        F before = known != null ? known.fields() : kept == null ? null : kept.fields();
        Faults faults = new Faults();
        F read = kind.rows().read(row.cells(), before, companies.ids(), faults);
        faults.refuseIfAny();
        F checked =
                before == null ? checks.checkNew(kind.type(), read) : checks.checkChanged(kind.type(), read, before);
        if (known == null) {
            known = new Draft<>(kept, kept == null ? checked : kept.fields());
            if (key == null) {
                batch.add(known);
            } else {
                batch.add(known, key);
            }
        }
        known.take(row.row(), checked);
    }

    private <F extends RecordFields<F>> Map<String, List<UUID>> find(
            Import job, ImportKind<F> kind, List<Mapped> rows) {
        String key = job.key();
        Optional<KeyQuery> query = key == null ? Optional.empty() : kind.keys().query(key);
        if (key == null || query.isEmpty()) {
            return new HashMap<>();
        }
        Set<String> values = rows.stream()
                .flatMap(row -> row.cells().one(key).stream())
                .map(BatchReader::lower)
                .collect(Collectors.toSet());
        return values.isEmpty() ? new HashMap<>() : lookup.find(query.get(), values);
    }

    private static String key(Row cells, String key) {
        return cells.one(key).map(BatchReader::lower).orElseThrow(() -> fault(key, "required", "the key is empty"));
    }

    private static <F extends RecordFields<F>> @Nullable Kept<F> only(
            String key, Map<String, List<UUID>> found, Map<UUID, Kept<F>> locked) {
        List<UUID> ids = found.getOrDefault(key, List.of()).stream().distinct().toList();
        if (ids.isEmpty()) {
            return null;
        }
        if (ids.size() > 1) {
            throw fault("key", "ambiguous", ids.size() + " records have this key");
        }
        Kept<F> only = locked.get(ids.getFirst());
        if (only == null) {
            throw fault("key", "permission_denied", "the record with this key is not yours to change");
        }
        return only;
    }

    private static void refuseExtraCells(Import job, Mapped row) {
        int columns = job.preview().columns().size();
        List<String> cells = row.row().cells();
        boolean extra = cells.size() > columns
                && cells.subList(columns, cells.size()).stream().anyMatch(cell -> !cell.isBlank());
        if (extra) {
            throw fault("", "too_many_cells", cells.size() + " cells under " + columns + " columns");
        }
    }

    private static Problem fault(String field, String code, String message) {
        Faults faults = new Faults().add(field, code, message);
        return io.truevalue.web.problem.CommonProblem.VALIDATION_FAILED
                .because(message)
                .fields(faults.errors());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
