package io.truevalue.crm.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.truevalue.crm.imports.job.Import;
import io.truevalue.crm.imports.job.ImportErrors;
import io.truevalue.crm.imports.job.RowError;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.PieceStream;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The rows that were refused, as a CSV file that is safe to open in a spreadsheet; made as it is read. */
@Singleton
class ErrorFile {
    private static final int ROWS_A_PAGE = 1_000;
    private static final String FORMULA_STARTS = "=+-@\t\r\n\u0000＝＋－＠";

    private final Transactions transactions;
    private final ImportErrors errors;

    ErrorFile(Transactions transactions, ImportErrors errors) {
        this.transactions = transactions;
        this.errors = errors;
    }

    InputStream of(Import one) {
        Principal reader = Tenancy.current();
        List<String> columns = new ArrayList<>(List.of("line", "field", "code", "message"));
        columns.addAll(one.preview().columns());
        byte[] head = csv(List.of(columns));
        AtomicLong line = new AtomicLong(-1);
        return new PieceStream(() -> line.compareAndSet(-1, 0) ? head : page(one, line, reader));
    }

    private byte[] page(Import one, AtomicLong line, Principal reader) {
        List<RowError> page = Tenancy.callAs(
                reader, () -> transactions.reading(() -> errors.after(one.id(), line.get(), ROWS_A_PAGE)));
        if (!page.isEmpty()) {
            line.set(page.getLast().row().line());
        }
        return csv(page.stream().map(ErrorFile::cells).toList());
    }

    private static List<String> cells(RowError error) {
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(error.row().line()),
                error.error().field(),
                error.error().code(),
                error.error().message()));
        cells.addAll(error.row().cells());
        return cells;
    }

    private static byte[] csv(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            rows.forEach(
                    row -> writer.writeRecord(row.stream().map(ErrorFile::inert).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What a spreadsheet would take for a formula begins with an apostrophe (OWASP ASVS 1.2.10). */
    static String inert(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
