package io.truevalue.bench.audit;

import io.truevalue.bench.CannotMeasure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** What the same server takes of the very rows that the log wrote, without a log: one COPY, and an insert an event. */
final class Baselines {
    private static final int INSERTS = 10_000;

    private final AuditDatabase database;
    private final Path file;

    Baselines(AuditDatabase database, Path file) {
        this.database = database;
        this.file = file;
    }

    /** Events a second by one COPY of as many of the newest rows, into a table without an index. */
    double copy(int rows) throws IOException {
        database.run("DROP TABLE IF EXISTS bare", "CREATE TABLE bare (LIKE event)");
        try (Connection admin = database.admin()) {
            CopyManager copy = admin.unwrap(PGConnection.class).getCopyAPI();
            try (var out = Files.newOutputStream(file)) {
                copy.copyOut("COPY (SELECT * FROM event ORDER BY recorded_at DESC LIMIT " + rows + ") TO STDOUT", out);
            }
            long began = System.nanoTime();
            long written;
            try (InputStream in = Files.newInputStream(file)) {
                written = copy.copyIn("COPY bare FROM STDIN", in, 1 << 16);
            }
            return Recording.rate(written, System.nanoTime() - began);
        } catch (SQLException e) {
            throw new CannotMeasure("COPY fails: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(file);
            database.run("DROP TABLE IF EXISTS bare");
        }
    }

    /** Events a second by one INSERT and one commit each, over one connection, into a table with a primary key. */
    double inserts() {
        database.run("DROP TABLE IF EXISTS plain", "CREATE TABLE plain (LIKE event, PRIMARY KEY (org_id, leaf_index))");
        try (Connection admin = database.admin()) {
            List<Object[]> rows = read(admin);
            String values = "?" + ", ?".repeat(rows.getFirst().length - 1);
            long began = System.nanoTime();
            try (PreparedStatement insert = admin.prepareStatement("INSERT INTO plain VALUES (" + values + ")")) {
                for (Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        insert.setObject(i + 1, row[i]);
                    }
                    insert.executeUpdate();
                }
            }
            return Recording.rate(rows.size(), System.nanoTime() - began);
        } catch (SQLException e) {
            throw new CannotMeasure("Inserting fails: " + e.getMessage(), e);
        } finally {
            database.run("DROP TABLE IF EXISTS plain");
        }
    }

    private static List<Object[]> read(Connection admin) throws SQLException {
        List<Object[]> read = new ArrayList<>(INSERTS);
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM event LIMIT " + INSERTS)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = rows.getObject(i + 1);
                }
                read.add(row);
            }
        }
        return read;
    }
}
