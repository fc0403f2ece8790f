package io.truevalue.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once a machine and user from the archive on the class path. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked() {
        String archive = archive();
        URL source = PostgresBinaries.class.getResource("/" + archive);
        if (source == null) {
            throw new ServerDidNotStart("There is no embedded PostgreSQL for this machine (" + archive
                    + "): set TRUEVALUE_POSTGRES_URL to a server of your own.");
        }
        Path folder = cache().resolve(archive.replace(".txz", "") + "-" + version(source));
        try {
            if (!Files.exists(folder)) {
                unpack(source, folder);
            }
        } catch (IOException e) {
            throw new ServerDidNotStart(
                    "Cannot unpack PostgreSQL into " + folder + " (" + e.getMessage()
                            + "): make room there, or point XDG_CACHE_HOME at another disk.",
                    e);
        }
        return folder;
    }

    private static String archive() {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        String machine = System.getProperty("os.arch", "");
        String architecture = machine.equals("amd64") || machine.equals("x86_64") ? "x86_64" : "arm_64";
        return "postgres-" + (mac ? "darwin" : "linux") + "-" + architecture + ".txz";
    }

    /** From the jar's path in a Maven repository, where the folder above the jar is its version. */
    private static String version(URL source) {
        String[] parts = source.getPath().split("!", 2)[0].split("/", -1);
        return parts.length > 1 ? parts[parts.length - 2] : "unknown";
    }

    private static Path cache() {
        String home = System.getenv("XDG_CACHE_HOME");
        Path base = home == null || home.isBlank()
                ? Path.of(System.getProperty("user.home", "/tmp"), ".cache")
                : Path.of(home);
        return base.resolve("truevalue");
    }

    private static void unpack(URL source, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Path unfinished = Files.createTempDirectory(folder.getParent(), folder.getFileName() + ".");
        try {
            try (InputStream raw = source.openStream();
                    TarArchiveInputStream archive =
                            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)))) {
                @Nullable TarArchiveEntry entry = archive.getNextEntry();
                while (entry != null) {
                    write(archive, entry, unfinished);
                    entry = archive.getNextEntry();
                }
            }
            name(unfinished, folder);
        } finally {
            Folders.delete(unfinished);
        }
    }

    /** Another process may have been first; its copy serves as well. */
    private static void name(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void write(TarArchiveInputStream archive, TarArchiveEntry entry, Path root) throws IOException {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("The archive reaches outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, root.resolve(entry.getLinkName()));
        } else {
            Files.copy(archive, file);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
