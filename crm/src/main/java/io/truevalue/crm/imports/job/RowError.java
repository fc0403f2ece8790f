package io.truevalue.crm.imports.job;

import io.truevalue.crm.imports.csv.CsvRow;
import io.truevalue.web.problem.FieldError;
import io.truevalue.web.problem.Problem;

/** A row that was refused, and why. */
public record RowError(CsvRow row, FieldError error) {
    public static RowError of(CsvRow row, Problem problem) {
        return new RowError(
                row,
                problem.errors().stream()
                        .findFirst()
                        .orElseGet(() -> new FieldError("", problem.type().code(), problem.detail())));
    }
}
