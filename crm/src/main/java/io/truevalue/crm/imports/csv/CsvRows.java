package io.truevalue.crm.imports.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.truevalue.web.problem.CommonProblem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a file, one after another; bounded, so that no file can fill the memory. */
public final class CsvRows implements Closeable {
    public static final int MOST_COLUMNS = 1_000;
    private static final int LONGEST_CELL = 100_000;
    private static final int LONGEST_ROW = 1_000_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CloseableIterator<CsvRecord> records;
    private boolean started;

    private CsvRows(CloseableIterator<CsvRecord> records) {
        this.records = records;
    }

    public static CsvRows open(CsvSource source, CsvFormat format) throws IOException {
        CsvRecordHandler bounds = CsvRecordHandler.builder()
                .maxFields(MOST_COLUMNS)
                .maxFieldSize(LONGEST_CELL)
                .maxRecordSize(LONGEST_ROW)
                .build();
        return new CsvRows(CsvReader.builder()
                .fieldSeparator(format.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_ROW)
                .build(bounds, new InputStreamReader(source.open(), format.charset()))
                .iterator());
    }

    public boolean hasNext() {
        return guarded(records::hasNext);
    }

    public CsvRow next() {
        CsvRecord record = guarded(records::next);
        List<String> cells = record.getFields();
        if (!started) {
            started = true;
            cells = withoutMark(cells);
        }
        return new CsvRow(record.getStartingLineNumber(), cells);
    }

    /** At most so many rows. */
    public List<CsvRow> next(int most) {
        List<CsvRow> rows = new ArrayList<>();
        while (rows.size() < most && hasNext()) {
            rows.add(next());
        }
        return rows;
    }

    public void skip(long rows) {
        for (long i = 0; i < rows && hasNext(); i++) {
            next();
        }
    }

    private static List<String> withoutMark(List<String> cells) {
        if (cells.getFirst().isEmpty() || cells.getFirst().charAt(0) != BYTE_ORDER_MARK) {
            return cells;
        }
        List<String> clean = new ArrayList<>(cells);
        String first = clean.getFirst().substring(1);
        boolean quoted = first.length() > 1 && first.startsWith("\"") && first.endsWith("\"");
        clean.set(0, quoted ? first.substring(1, first.length() - 1) : first);
        return clean;
    }

    private static <T> T guarded(java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (CsvParseException e) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("The file cannot be read as CSV. Check its quotes and its columns.", String.valueOf(e))
                    .field("file", "not_csv", "a row is too long, or has too many columns, or its quotes never end");
        }
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
