package io.truevalue.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;

/** A file that is kept in review: what a test makes must equal it. {@code -Dgolden.write=true} writes it anew. */
final class Golden {
    private Golden() {}

    static void verify(Path file, String made) {
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, made);
            }
            Assertions.assertThat(made)
                    .as("%s; run this test with -Dgolden.write=true, read the difference, and commit it", file)
                    .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
