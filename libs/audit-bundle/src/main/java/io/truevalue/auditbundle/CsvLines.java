package io.truevalue.auditbundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4180 with CRLF, quoted as its writer must; the last column of each row is the line. */
final class CsvLines implements Lines {
    private static final int NOTHING = -1;

    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;
    private long number;

    CsvLines(InputStream in) throws IOException {
        this.in = new InputStreamReader(
                in, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
        List<String> names = new ArrayList<>(CsvColumns.NAMES);
        names.add(CsvColumns.RECORD);
        BundleRejected.unless(names.equals(row()), "line 1: the columns are not those of a bundle");
    }

    @Override
    public @Nullable Line next() throws IOException {
        List<String> row = row();
        if (row == null) {
            return null;
        }
        number++;
        BundleRejected.unless(
                row.size() == CsvColumns.NAMES.size() + 1, "line " + number + ": a row has " + row.size() + " columns");
        return new Line(number, row.getLast().getBytes(StandardCharsets.UTF_8), row.subList(0, row.size() - 1));
    }

    private @Nullable List<String> row() throws IOException {
        if (peek() == NOTHING) {
            return null;
        }
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        while (true) {
            int next = read();
            if (next == '"') {
                quoted(cell);
            } else if (next == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (next == '\r' && peek() == '\n') {
                read();
                cells.add(cell.toString());
                return cells;
            } else {
                BundleRejected.unless(next != NOTHING, "the bundle is cut off after line " + number);
                cell.append((char) next);
                limit(cell);
            }
        }
    }

    private void quoted(StringBuilder cell) throws IOException {
        while (true) {
            int next = read();
            BundleRejected.unless(next != NOTHING, "the bundle is cut off after line " + number);
            if (next == '"' && peek() != '"') {
                return;
            }
            if (next == '"') {
                read();
            }
            cell.append((char) next);
            limit(cell);
        }
    }

    private void limit(StringBuilder cell) {
        if (cell.length() > LONGEST) {
            throw Lines.tooLong(number + 1);
        }
    }

    private int read() throws IOException {
        int next = peek();
        at++;
        return next;
    }

    private int peek() throws IOException {
        if (at >= end) {
            end = Math.max(0, in.read(buffer));
            at = 0;
        }
        return end == 0 ? NOTHING : buffer[at];
    }
}
