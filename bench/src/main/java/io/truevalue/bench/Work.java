package io.truevalue.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One run's folder and processes: however the run ends, they go with it, the last started first. */
public final class Work implements AutoCloseable {
    private final Path folder;
    private final PrintStream progress;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean closed;

    public Work(PrintStream progress) throws IOException {
        this.progress = progress;
        this.folder = Files.createTempDirectory("truevalue-bench.");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "bench-cleanup"));
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public void say(String line) {
        progress.println(line);
    }

    /** Starts a process, with its output in a file of its name. */
    public Child start(String name, List<String> command, Map<String, String> environment) throws IOException {
        return keep(Child.start(name, command, environment, file(name + ".log")));
    }

    /** Closes it at the end. */
    public synchronized <T extends AutoCloseable> T keep(T closeable) {
        opened.push(closeable);
        return closeable;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!opened.isEmpty()) {
            closeOne(opened.pop());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            say("Cannot delete " + folder + ": " + e.getMessage());
        }
    }

    private void closeOne(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) { // AutoCloseable declares no narrower one; the others must be closed too.
            say("Cannot close " + closeable + ": " + e.getMessage());
        }
    }
}
