package io.truevalue.crm.imports.job;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.crm.imports.csv.CsvSource;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.PieceStream;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The files of imports, kept in pieces until the import is over, so that any process can take one up. */
@Singleton
public class ImportFiles {
    private static final int PIECE = 1 << 20;

    private final JdbcOperations jdbc;
    private final Transactions transactions;

    ImportFiles(JdbcOperations jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Must be called in a transaction. */
    public void store(UUID id, InputStream file) throws IOException {
        byte[] piece = file.readNBytes(PIECE);
        for (int number = 0; piece.length > 0; number++) {
            insert(id, number, piece);
            piece = file.readNBytes(PIECE);
        }
    }

    /** Must be called in a transaction. */
    public void remove(UUID id) {
        jdbc.prepareStatement("DELETE FROM import_chunk WHERE import_id = ?", statement -> {
            statement.setObject(1, id);
            return statement.executeUpdate();
        });
    }

    /** The file again, a piece a transaction of the principal's. */
    public CsvSource source(UUID id, Principal principal) {
        return () -> {
            AtomicInteger number = new AtomicInteger();
            return new PieceStream(() ->
                    Tenancy.callAs(principal, () -> transactions.reading(() -> find(id, number.getAndIncrement()))));
        };
    }

    private byte[] find(UUID id, int number) {
        return jdbc.prepareStatement("SELECT data FROM import_chunk WHERE import_id = ? AND number = ?", statement -> {
            statement.setObject(1, id);
            statement.setInt(2, number);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        });
    }

    private void insert(UUID id, int number, byte[] piece) {
        jdbc.prepareStatement(
                "INSERT INTO import_chunk (org_id, import_id, number, data) VALUES (?, ?, ?, ?)", statement -> {
                    statement.setObject(1, Tenancy.current().organization().value());
                    statement.setObject(2, id);
                    statement.setInt(3, number);
                    statement.setBytes(4, piece);
                    return statement.executeUpdate();
                });
    }
}
