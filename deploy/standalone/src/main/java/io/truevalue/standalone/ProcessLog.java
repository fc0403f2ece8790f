package io.truevalue.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a service's process prints, kept in one file, with one before it once it is full; and the last of it at hand. */
final class ProcessLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST = 20L << 20;
    private static final int LAST = 8;
    private static final int LONGEST = 240;

    private final Path file;
    private final Deque<String> last = new ArrayDeque<>();

    ProcessLog(Path file) {
        this.file = file;
    }

    /** Until the process closes its output. */
    void copy(BufferedReader output) throws IOException {
        Files.createDirectories(file.getParent());
        String line = output.readLine();
        while (line != null) {
            roll();
            long size = Files.exists(file) ? Files.size(file) : 0;
            try (BufferedWriter out =
                    Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (line != null && size < LARGEST) {
                    out.write(line);
                    out.newLine();
                    size += line.length() + 1L;
                    remember(line);
                    if (!output.ready()) {
                        out.flush();
                    }
                    line = output.readLine();
                }
            }
        }
    }

    private void roll() throws IOException {
        if (Files.exists(file) && Files.size(file) >= LARGEST) {
            Path before = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.log$", ".1.log"));
            Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private synchronized void remember(String line) {
        if (!line.isBlank()) {
            last.add(line);
        }
        if (last.size() > LAST) {
            last.remove();
        }
    }

    /** The last lines as a person reads them. */
    synchronized List<String> last() {
        return last.stream().map(ProcessLog::readable).toList();
    }

    /** Of a JSON record its level, its message and what was thrown; anything else as it is. */
    static String readable(String line) {
        String text = line;
        try {
            JsonNode log = JSON.readTree(line);
            if (log != null && log.isObject()) {
                String said = log.path("message").asText("")
                        + causeOf(log.path("exception").asText(""));
                text = (log.path("level").asText("") + " " + said).strip();
            }
        } catch (JsonProcessingException notJson) {
            text = line;
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
    }

    /** The last of a stack trace's causes, without the trace. */
    private static String causeOf(String trace) {
        String found = trace.lines().findFirst().orElse("");
        for (String line : trace.lines().toList()) {
            if (line.startsWith("Caused by: ")) {
                found = line.substring("Caused by: ".length());
            }
        }
        return found.isEmpty() ? "" : ": " + found;
    }
}
