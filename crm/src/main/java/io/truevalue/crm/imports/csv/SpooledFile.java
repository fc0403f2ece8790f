package io.truevalue.crm.imports.csv;

import com.fasterxml.jackson.annotation.JsonValue;
import io.truevalue.web.problem.CommonProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An uploaded file while it is looked at: on disk, under a name of our own, until closed. */
public final class SpooledFile implements CsvSource, AutoCloseable {
    private static final int PIECE = 64 << 10;

    private final Path path;
    private final String sha256;
    private final boolean utf8;

    private SpooledFile(Path path, String sha256, boolean utf8) {
        this.path = path;
        this.sha256 = sha256;
        this.utf8 = utf8;
    }

    /** @param largest bytes; more are refused */
    public static SpooledFile of(InputStream upload, long largest) throws IOException {
        Path path = Files.createTempFile("truevalue-import-", ".csv");
        boolean kept = false;
        try (upload;
                OutputStream out = Files.newOutputStream(path)) {
            MessageDigest digest = sha256();
            Utf8Check utf8 = new Utf8Check();
            byte[] piece = new byte[PIECE];
            long size = 0;
            for (int read = upload.read(piece); read >= 0; read = upload.read(piece)) {
                size += read;
                if (size > largest) {
                    throw CommonProblem.BODY_TOO_LARGE.because("A file may have at most " + largest + " bytes.");
                }
                digest.update(piece, 0, read);
                utf8.add(piece, read);
                out.write(piece, 0, read);
            }
            kept = true;
            return new SpooledFile(path, HexFormat.of().formatHex(digest.digest()), utf8.holds());
        } finally {
            if (!kept) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** What stands for the file where a request is compared with an earlier one. */
    @JsonValue
    public String hash() {
        return sha256;
    }

    public CsvContent content() throws IOException {
        return CsvContent.read(this, utf8);
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
