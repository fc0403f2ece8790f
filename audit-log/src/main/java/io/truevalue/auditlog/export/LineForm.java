package io.truevalue.auditlog.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.auditbundle.CsvColumns;
import java.util.List;

/** How a bundle's lines are written. */
enum LineForm {
    NDJSON {
        @Override
        byte[] line(ObjectNode line) {
            return (json(line) + "\n").getBytes(UTF_8);
        }
    },
    CSV {
        @Override
        byte[] beforeLines() {
            return (String.join(",", CsvColumns.NAMES) + "," + CsvColumns.RECORD + "\r\n").getBytes(UTF_8);
        }

        @Override
        byte[] line(ObjectNode line) {
            StringBuilder row = new StringBuilder(4_096);
            List<String> cells = line.has("proof") ? CsvColumns.of(line) : CsvColumns.NONE;
            cells.forEach(cell -> row.append(quoted(cell)).append(','));
            return row.append(quoted(json(line))).append("\r\n").toString().getBytes(UTF_8);
        }
    };

    private static final ObjectWriter PLAIN = JsonMapper.builder().build().writer();
    private static final ObjectWriter ESCAPED = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    static LineForm of(String format) {
        return format.equals("csv") ? CSV : NDJSON;
    }

    byte[] beforeLines() {
        return new byte[0];
    }

    abstract byte[] line(ObjectNode line);

    String extension() {
        return this == CSV ? ".csv" : ".ndjson";
    }

    /** Half a character, which UTF-8 cannot write, is written as its escape; then all that is not ASCII is. */
    private static String json(ObjectNode line) {
        try {
            String text = PLAIN.writeValueAsString(line);
            return UTF_8.newEncoder().canEncode(text) ? text : ESCAPED.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree must be writable as JSON", e);
        }
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
