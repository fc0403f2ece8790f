package io.truevalue.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files below some paths, and whether they have changed since they were last asked for. Builds' output is none. */
final class SourceTree {
    private final List<Path> roots;
    private Map<Path, Long> seen;

    SourceTree(List<Path> roots) {
        this.roots = roots;
        this.seen = look();
    }

    boolean hasChanged() {
        Map<Path, Long> now = look();
        boolean changed = !now.equals(seen);
        seen = now;
        return changed;
    }

    private Map<Path, Long> look() {
        Map<Path, Long> files = new HashMap<>();
        for (Path root : roots) {
            if (Files.exists(root)) {
                try {
                    Files.walkFileTree(root, new Visitor(files));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return files;
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Map<Path, Long> files;

        Visitor(Map<Path, Long> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith("target") || folder.endsWith("src/test")
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(file, attributes.lastModifiedTime().toMillis());
            return FileVisitResult.CONTINUE;
        }

        /** An editor may take a file away at any moment. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) {
            return FileVisitResult.CONTINUE;
        }
    }
}
