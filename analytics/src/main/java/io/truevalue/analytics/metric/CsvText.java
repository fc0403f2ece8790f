package io.truevalue.analytics.metric;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows of a CSV file that is safe to open in a spreadsheet. */
public final class CsvText {
    private static final String FORMULA_STARTS = "=+-@\t\r\n\u0000＝＋－＠";

    private CsvText() {}

    /** In UTF-8. */
    public static byte[] of(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            rows.forEach(
                    row -> writer.writeRecord(row.stream().map(CsvText::inert).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What a spreadsheet would take for a formula begins with an apostrophe (OWASP ASVS 1.2.10); a number is none. */
    static String inert(String cell) {
        boolean formula = !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
        return formula && !cell.matches("-[0-9]+(\\.[0-9]+)?") ? "'" + cell : cell;
    }
}
