package io.truevalue.crm.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.web.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormPartsTest {
    private static final String TYPE = "multipart/form-data; boundary=b";
    private static final int LARGE = 3 << 20;

    @TempDir
    Path folder;

    private long mostOnDisk;

    private final Map<String, String> seen = new TreeMap<>();
    private final FormParts.Reader reader = new FormParts.Reader() {
        @Override
        public void text(String name, byte[] value) {
            seen.put(name, new String(value, UTF_8));
        }

        @Override
        public void file(String name, String fileName, InputStream content) throws IOException {
            seen.put(name, fileName + ": " + content.readAllBytes().length);
        }

        @Override
        public void coming(String name, boolean file, long bytes) {
            mostOnDisk = Math.max(mostOnDisk, bytesOnDisk());
            if (name.equals("refused")) {
                throw UploadedForm.fault(name, "unknown", "refused as it comes");
            }
        }
    };

    @Test
    void readsTextsAndFiles() throws IOException {
        read(part("name=\"a\"", "1") + part("name=\"f\"; filename=\"x.csv\"", "x".repeat(LARGE))
                + part("name=\"z\"", "é") + "--b--\r\n");
        assertThat(seen).isEqualTo(Map.of("a", "1", "f", "x.csv: " + LARGE, "z", "é"));
        assertThat(mostOnDisk).isLessThanOrEqualTo(LARGE);
        assertThat(folder).doesNotExist();
    }

    @Test
    void leavesNothingOfAFormThatIsCutOff() {
        String whole = part("name=\"f\"; filename=\"x.csv\"", "x".repeat(LARGE)) + "--b--\r\n";
        for (String cut :
                new String[] {"", "--b", whole.substring(0, 200_000), whole.substring(0, whole.length() - 6)}) {
            assertThatThrownBy(() -> read(cut)).isInstanceOf(Problem.class);
            assertThat(folder).doesNotExist();
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void leavesNothingOfAFormThatIsRefused() {
        for (String form : new String[] {
            part("name=\"f\"; filename=\"x.csv\"", "x".repeat(LARGE)) + part("name=\"refused\"", "1") + "--b--\r\n",
            part("name=\"refused\"; filename=\"x.csv\"", "x".repeat(LARGE)) + "--b--\r\n",
            part("name=\"refused\"", "x".repeat(LARGE)) + "--b--\r\n",
            "x".repeat(LARGE),
            part("name=\"a\"", "1").repeat(100) + "--b--\r\n"
        }) {
            assertThatThrownBy(() -> read(form)).isInstanceOf(Problem.class);
            assertThat(folder).doesNotExist();
        }
    }

    /** A part may say how long it is, which nobody believes. */
    @Test
    void reservesNothingForASizeThatIsOnlyDeclared() throws IOException {
        read(
                "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.csv\"\r\nContent-Length: 1099511627776\r\n\r\nx\r\n"
                        + part("name=\"g\"; filename=\"y.csv\"", "y".repeat(LARGE)) + "--b--\r\n");
        assertThat(seen).isEqualTo(Map.of("f", "x.csv: 1", "g", "y.csv: " + LARGE));
        assertThat(mostOnDisk).isLessThanOrEqualTo(LARGE + 1);
        assertThat(folder).doesNotExist();
    }

    @Test
    void refusesAFormWithoutABoundary() {
        assertThatThrownBy(() -> FormParts.of("multipart/form-data", folder)).isInstanceOf(Problem.class);
        assertThat(folder).doesNotExist();
    }

    private void read(String form) throws IOException {
        Files.createDirectories(folder);
        try (FormParts parts = FormParts.of(TYPE, folder)) {
            parts.read(new ByteArrayInputStream(form.getBytes(UTF_8)), reader);
        }
    }

    private long bytesOnDisk() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String part(String disposition, String content) {
        return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }
}
