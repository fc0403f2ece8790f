package io.truevalue.crm.imports.csv;

import io.truevalue.web.problem.CommonProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a file holds, found by reading all of it once.
 *
 * @param columns the names in the first row, each made unique
 * @param start the first rows
 * @param rows how many there are below the first
 */
public record CsvContent(CsvFormat format, List<String> columns, List<List<String>> start, long rows) {
    private static final int LOOKED_AT = 64 << 10;
    private static final int SHOWN_ROWS = 10;
    private static final int SHOWN_CHARACTERS = 200;

    /** @param utf8 whether all of the file is UTF-8 */
    public static CsvContent read(CsvSource source, boolean utf8) throws IOException {
        CsvFormat format = format(source, utf8);
        try (CsvRows rows = CsvRows.open(source, format)) {
            if (!rows.hasNext()) {
                throw CommonProblem.VALIDATION_FAILED
                        .because("The file is empty.")
                        .field("file", "required", "has no row of column names");
            }
            List<String> columns = unique(rows.next().cells());
            List<List<String>> start = new ArrayList<>();
            long count = 0;
            for (; rows.hasNext(); count++) {
                List<String> cells = rows.next().cells();
                if (count < SHOWN_ROWS) {
                    start.add(shown(cells, columns.size()));
                }
            }
            return new CsvContent(format, columns, List.copyOf(start), count);
        }
    }

    private static CsvFormat format(CsvSource source, boolean utf8) throws IOException {
        try (InputStream file = source.open()) {
            byte[] start = file.readNBytes(LOOKED_AT);
            java.nio.charset.Charset charset = Encoding.of(start, utf8);
            return new CsvFormat(charset, Separator.of(new String(start, charset)));
        }
    }

    private static List<String> unique(List<String> headers) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < headers.size(); i++) {
            String header = storable(headers.get(i).strip());
            String name = header.isEmpty() ? "Column " + (i + 1) : cut(header);
            String unique = name;
            for (int n = 2; !taken.add(unique); n++) {
                unique = name + " (" + n + ")";
            }
            names.add(unique);
        }
        return List.copyOf(names);
    }

    private static List<String> shown(List<String> cells, int columns) {
        List<String> shown = new ArrayList<>(columns);
        cells.stream()
                .limit(columns)
                .map(CsvContent::storable)
                .map(CsvContent::cut)
                .forEach(shown::add);
        shown.addAll(Collections.nCopies(columns - shown.size(), ""));
        return shown;
    }

    private static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS));
    }
}
