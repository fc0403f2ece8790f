package io.truevalue.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeIT {
    @TempDir
    Path folder;

    private Path file;
    private SourceTree tree;

    @BeforeEach
    void plant() throws IOException {
        file = folder.resolve("src/main/A.java");
        Files.createDirectories(file.getParent());
        Files.createDirectories(folder.resolve("target"));
        Files.createDirectories(folder.resolve("src/test"));
        Files.writeString(file, "class A {}");
        tree = new SourceTree(List.of(folder, folder.resolve("absent")));
    }

    @Test
    void tellsOfAChangeOnce() throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(7_000));
        assertThat(tree.hasChanged()).isTrue();
        assertThat(tree.hasChanged()).isFalse();
    }

    @Test
    void tellsOfWhatCameAndWhatWent() throws IOException {
        Path other = Files.writeString(file.resolveSibling("B.java"), "class B {}");
        assertThat(tree.hasChanged()).isTrue();
        Files.delete(other);
        assertThat(tree.hasChanged()).isTrue();
    }

    @Test
    void doesNotLookAtTestsAndBuilds() throws IOException {
        Files.writeString(folder.resolve("target/A.class"), "");
        Files.writeString(folder.resolve("src/test/ATest.java"), "");
        assertThat(tree.hasChanged()).isFalse();
    }
}
