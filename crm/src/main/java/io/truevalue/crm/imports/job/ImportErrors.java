package io.truevalue.crm.imports.job;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.crm.imports.csv.CsvRow;
import io.truevalue.crm.record.JsonColumns;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.problem.FieldError;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows of imports that were refused. Must be called in a transaction. */
@Singleton
public class ImportErrors {
    private static final int LONGEST_CELL = 2_000;

    private final JdbcOperations jdbc;

    ImportErrors(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    public void add(UUID id, List<RowError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        jdbc.prepareStatement("""
                INSERT INTO import_error (org_id, import_id, row_number, field, code, message, cells)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", statement -> {
            for (RowError error : errors) {
                statement.setObject(1, Tenancy.current().organization().value());
                statement.setObject(2, id);
                statement.setLong(3, error.row().line());
                statement.setString(4, storable(error.error().field()));
                statement.setString(5, error.error().code());
                statement.setString(6, storable(error.error().message()));
                JsonColumns.setTexts(
                        statement,
                        7,
                        error.row().cells().stream().map(ImportErrors::storable).toList());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** In the file's order. */
    public List<RowError> after(UUID id, long line, int most) {
        return jdbc.prepareStatement("""
                SELECT row_number, field, code, message, cells FROM import_error
                WHERE import_id = ? AND row_number > ?
                ORDER BY row_number
                LIMIT ?""", statement -> {
            statement.setObject(1, id);
            statement.setLong(2, line);
            statement.setInt(3, most);
            List<RowError> errors = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<String> cells =
                            List.of((String[]) rows.getArray("cells").getArray());
                    errors.add(new RowError(
                            new CsvRow(rows.getLong("row_number"), cells),
                            new FieldError(
                                    rows.getString("field"), rows.getString("code"), rows.getString("message"))));
                }
            }
            return errors;
        });
    }

    private static String storable(String cell) {
        String text = cell.replace('\u0000', '\uFFFD');
        return text.codePointCount(0, text.length()) <= LONGEST_CELL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_CELL));
    }
}
