package io.truevalue.standalone;

import io.truevalue.embedded.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * The folder that holds all state of a platform. Its run file, locked while a run lasts, names the process, so that
 * there is one run a home and {@code ./truevalue down} finds it; it goes when the run ends.
 */
final class Home implements AutoCloseable {
    private static final String RUN_FILE = "up.pid";
    private static final long LEAST_BYTES = 256L << 20;

    private final Path folder;
    private final boolean ephemeral;
    private final FileChannel run;

    private Home(Path folder, boolean ephemeral, FileChannel run) {
        this.folder = folder;
        this.ephemeral = ephemeral;
        this.run = run;
    }

    static Home open(UpSettings settings) {
        Path folder = settings.home();
        try {
            if (settings.ephemeral() && !Folders.isAbsentOrEmpty(folder)) {
                throw new CannotStart("--ephemeral deletes its folder at stop, and " + folder
                        + " is not empty: empty it, or set TRUEVALUE_HOME to another folder.");
            }
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(
                    folder,
                    Set.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));
            Home home = new Home(folder, settings.ephemeral(), lock(folder, settings));
            home.refuseFullDisk();
            return home;
        } catch (IOException e) {
            throw new CannotStart(
                    "Cannot write to " + folder + " (" + e.getMessage()
                            + "): make room or give it to yourself, or set TRUEVALUE_HOME to another folder.",
                    e);
        }
    }

    private static FileChannel lock(Path folder, UpSettings settings) throws IOException {
        Path file = folder.resolve(RUN_FILE);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            String other = Files.readString(file).lines().findFirst().orElse("?");
            channel.close();
            throw new CannotStart("Another TrueValue runs in " + folder + " (process " + other
                    + "): stop it with ./truevalue down, or set TRUEVALUE_HOME to another folder.");
        }
        String lines = ProcessHandle.current().pid() + "\nport-offset=" + settings.portOffset() + "\nephemeral="
                + settings.ephemeral() + "\nprocesses=" + settings.processes() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
        return channel;
    }

    private void refuseFullDisk() throws IOException {
        long left = Files.getFileStore(folder).getUsableSpace();
        if (left < LEAST_BYTES) {
            close();
            throw new CannotStart("The disk of " + folder + " has " + (left >> 20) + " MiB left and "
                    + (LEAST_BYTES >> 20) + " are needed: make room, or set TRUEVALUE_HOME to another disk.");
        }
    }

    /** Adds to what the run file tells, for {@code ./truevalue status}: never a secret. */
    synchronized void note(String name, String value) {
        try {
            run.write(ByteBuffer.wrap((name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new CannotStart("Cannot write to " + folder + " (" + e.getMessage() + "): make room there.", e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Each service's own secrets, for it alone to read. */
    Path keys() {
        return folder.resolve("keys");
    }

    /** Whoever makes this file asks for new keys. */
    Path rotationRequest() {
        return folder.resolve("keys.rotate");
    }

    Path secrets() {
        return folder.resolve("secrets.env");
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path kafka() {
        return folder.resolve("kafka");
    }

    /** Where the processes of services are noted, with what each is called by. */
    Path run() {
        return folder.resolve("run");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path log() {
        return logs().resolve("truevalue.log");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve(RUN_FILE));
        run.close();
        if (ephemeral) {
            Folders.delete(folder);
        }
    }
}
