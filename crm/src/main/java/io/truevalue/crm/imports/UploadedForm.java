package io.truevalue.crm.imports;

import io.truevalue.crm.imports.csv.SpooledFile;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of a form, each known and each once, with its file on disk until closed. */
final class UploadedForm implements FormParts.Reader, AutoCloseable {
    private static final String FILE = "file";
    private static final Set<String> TEXTS = Set.of("resource", "mapping", "mode", "key", "run");
    private static final long LARGEST_FILE = 512L << 20;
    private static final int LARGEST_TEXT = 256 << 10;

    private final Map<String, String> texts = new HashMap<>();
    private @Nullable SpooledFile file;
    private @Nullable String fileName;

    private UploadedForm() {}

    /**
     * Blocks until all of the form has come.
     *
     * @param contentType with its boundary
     */
    static UploadedForm read(String contentType, InputStream body) {
        UploadedForm form = new UploadedForm();
        boolean whole = false;
        try (body;
                FormParts parts = FormParts.of(contentType)) {
            parts.read(body, form);
            whole = true;
            return form;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!whole) {
                form.close();
            }
        }
    }

    @Override
    public void coming(String name, boolean isFile, long bytes) {
        if (name.equals(FILE)) {
            if (!isFile) {
                throw fault(name, "required", "a part with a file name");
            }
        } else if (!TEXTS.contains(name)) {
            throw CommonProblem.UNKNOWN_FIELD
                    .because("The field " + name + " is not known here.")
                    .field(name, "unknown_field", "not known here");
        } else if (bytes > LARGEST_TEXT) {
            throw fault(name, "invalid_length", "at most " + LARGEST_TEXT + " bytes");
        }
    }

    @Override
    public void text(String name, byte[] value) {
        if (texts.put(name, new String(value, StandardCharsets.UTF_8)) != null) {
            throw fault(name, "given_twice", "may be given once");
        }
    }

    @Override
    public void file(String name, String givenName, InputStream content) throws IOException {
        if (!name.equals(FILE)) {
            text(name, content.readNBytes(LARGEST_TEXT));
            return;
        }
        if (file != null) {
            throw fault(name, "given_twice", "may be given once");
        }
        fileName = shown(givenName);
        file = SpooledFile.of(content, LARGEST_FILE);
    }

    /** For people to read only: no path is ever made of it. */
    private static @Nullable String shown(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return last.substring(0, last.offsetByCodePoints(0, Math.min(200, last.codePointCount(0, last.length()))));
    }

    SpooledFile file() {
        if (file == null) {
            throw fault(FILE, "required", "a file, which is not empty");
        }
        return file;
    }

    @Nullable
    String fileName() {
        return fileName;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    static Problem fault(String field, String code, String message) {
        return CommonProblem.VALIDATION_FAILED
                .because("Check the fields that are named and send them again.")
                .field(field, code, message);
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
