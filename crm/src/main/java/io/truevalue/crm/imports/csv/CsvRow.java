package io.truevalue.crm.imports.csv;

import java.util.List;

/** One row, with the line that it begins on. */
public record CsvRow(long line, List<String> cells) {}
