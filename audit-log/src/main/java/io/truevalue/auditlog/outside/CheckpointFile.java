package io.truevalue.auditlog.outside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A file of checkpoints that only grows: each is its own text and an empty line, as docs/audit-bundle.md has it. What was
 * cut off by a crash is no checkpoint, and the next one begins on a line of its own.
 */
final class CheckpointFile {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    private final Path path;

    CheckpointFile(Path path) {
        this.path = path;
    }

    /** The largest size that stands in the file for each origin; empty where there is no file yet. */
    Map<String, Long> sizes() throws IOException {
        Map<String, Long> sizes = new HashMap<>();
        if (!Files.exists(path)) {
            return sizes;
        }
        try (BufferedReader lines = Files.newBufferedReader(path, UTF_8)) {
            String before = "";
            String origin = "";
            long size = -1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (SIZE.matcher(line).matches()) {
                    origin = before;
                    size = Long.parseLong(line);
                } else if (size >= 0 && line.startsWith("\u2014 " + origin + " ")) {
                    sizes.merge(origin, size, Math::max);
                    size = -1;
                }
                before = line;
            }
        }
        return sizes;
    }

    /** Returns once the disk has them. */
    void append(Collection<String> checkpoints) throws IOException {
        StringBuilder text = new StringBuilder();
        checkpoints.forEach(checkpoint -> text.append(checkpoint).append('\n'));
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        boolean torn = isTorn();
        try (FileChannel file = FileChannel.open(path, CREATE, WRITE, APPEND)) {
            ByteBuffer bytes = UTF_8.encode(torn ? "\n\n" + text : text.toString());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    private boolean isTorn() throws IOException {
        if (!Files.exists(path)) {
            return false;
        }
        try (FileChannel file = FileChannel.open(path, READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n';
        }
    }
}
