package io.truevalue.crm.imports.run;

import io.truevalue.crm.imports.csv.CsvRow;
import io.truevalue.crm.imports.job.Counts;
import io.truevalue.crm.imports.job.RowError;
import io.truevalue.crm.record.Kept;
import io.truevalue.crm.record.RecordFields;
import io.truevalue.crm.record.RecordProblem;
import io.truevalue.crm.record.UpdateRecords.Wanted;
import io.truevalue.web.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What some rows of a file come to: records to make, records to change, and rows refused. */
final class Batch<F extends RecordFields<F>> {
    private final List<Draft<F>> drafts = new ArrayList<>();
    private final Map<String, Draft<F>> byKey = new HashMap<>();
    private final List<RowError> errors = new ArrayList<>();
    private int blank;

    Optional<Draft<F>> of(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    void add(Draft<F> draft) {
        drafts.add(draft);
    }

    void add(Draft<F> draft, String key) {
        drafts.add(draft);
        byKey.put(key, draft);
    }

    void refuse(CsvRow row, Problem problem) {
        errors.add(RowError.of(row, problem));
    }

    void skipBlank() {
        blank++;
    }

    List<F> toCreate() {
        return drafts.stream()
                .filter(draft -> draft.kept() == null)
                .map(Draft::fields)
                .toList();
    }

    List<Wanted<F>> toUpdate() {
        List<Wanted<F>> wanted = new ArrayList<>();
        for (Draft<F> draft : drafts) {
            Kept<F> kept = draft.kept();
            if (kept != null && !draft.rows().isEmpty()) {
                wanted.add(new Wanted<>(kept, draft.fields()));
            }
        }
        return wanted;
    }

    /** Only so many can be made; the rows of the others are refused. */
    void limitCreated(int granted) {
        List<Draft<F>> beyond = drafts.stream()
                .filter(draft -> draft.kept() == null)
                .skip(granted)
                .toList();
        Problem full = RecordProblem.RECORDS_LIMIT_REACHED.because("Your plan holds no more records.");
        beyond.forEach(draft -> draft.rows().forEach(row -> refuse(row, full)));
        beyond.forEach(draft -> blank += draft.skipped());
        drafts.removeAll(beyond);
    }

    List<RowError> errors() {
        return errors;
    }

    Counts counts() {
        long created = toCreate().size();
        long rows = drafts.stream().mapToLong(draft -> draft.rows().size()).sum();
        long skipped = drafts.stream().mapToLong(Draft::skipped).sum() + blank;
        return new Counts(created, rows - created, skipped, errors.size());
    }
}
