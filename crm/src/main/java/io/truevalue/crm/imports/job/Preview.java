package io.truevalue.crm.imports.job;

import java.util.List;

/**
 * How a file begins.
 *
 * @param columns its columns' names, each once
 * @param unmapped those that go nowhere
 * @param rows the first rows, a cell a column
 */
public record Preview(List<String> columns, List<String> unmapped, List<List<String>> rows) {
    public Preview {
        columns = List.copyOf(columns);
        unmapped = List.copyOf(unmapped);
        rows = List.copyOf(rows);
    }
}
