package io.truevalue.standalone;

import io.truevalue.signing.SigningSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of this platform, made once and kept in a file that its owner alone reads. A secret of the environment
 * stands before the file's. Nothing starts on one that is short, malformed or a printed sample.
 */
final class SecretsFile {
    static final String JWT = "TRUEVALUE_JWT_SECRET";
    private static final String PREVIOUS = "_PREVIOUS";
    private static final int BYTES = 32;

    private final Map<String, String> secrets;

    private SecretsFile(Map<String, String> secrets) {
        this.secrets = secrets;
    }

    static SecretsFile open(Path file, Map<String, String> environment) {
        try {
            List<String> lines = read(file);
            Map<String, String> found = parse(file, lines);
            List<String> missing =
                    names().stream().filter(name -> !found.containsKey(name)).toList();
            if (!missing.isEmpty()) {
                List<String> whole = new ArrayList<>(lines);
                for (String name : missing) {
                    found.put(name, make());
                    whole.add(name + "=" + found.get(name));
                }
                write(file, whole);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            environment.forEach((name, value) -> {
                if (isSecret(name)) {
                    found.put(name, checked("the environment's " + name, value));
                }
            });
            return new SecretsFile(found);
        } catch (IOException e) {
            throw new CannotStart(
                    "Cannot keep secrets in " + file + " (" + e.getMessage()
                            + "): make room or give it to yourself, or set TRUEVALUE_HOME to another folder.",
                    e);
        }
    }

    /** Those that every platform has. */
    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(JWT));
        for (PlatformService service : PlatformService.values()) {
            names.add(service.secretSetting());
        }
        return names;
    }

    static boolean isSecret(String name) {
        return names().contains(name)
                || (name.endsWith(PREVIOUS) && names().contains(name.substring(0, name.length() - PREVIOUS.length())));
    }

    private static List<String> read(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of("# Secrets of this TrueValue. Whoever reads them can act as anyone: keep them to yourself.");
        }
    }

    private static Map<String, String> parse(Path file, List<String> lines) {
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("=", 2);
            String where = "Line " + (i + 1) + " of " + file;
            if (parts.length != 2 || !parts[0].matches("[A-Z][A-Z0-9_]*")) {
                throw new CannotStart(
                        where + " is not NAME=value: mend it, or move the file away to make new secrets.");
            }
            if (found.containsKey(parts[0])) {
                throw new CannotStart(where + " gives " + parts[0] + " again: remove one of the two.");
            }
            found.put(parts[0], isSecret(parts[0]) ? checked(parts[0] + " in " + file, parts[1]) : parts[1]);
        }
        return found;
    }

    private static String checked(String where, String value) {
        if (!value.matches("[0-9a-fA-F]{64}")) {
            throw new CannotStart(where + " is not 64 hexadecimal digits: make one with openssl rand -hex 32.");
        }
        try {
            SigningSecret.decode(where, value);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
        return value;
    }

    private static String make() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Whole or not at all, and never readable by others in between. */
    private static void write(Path file, List<String> lines) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(whole);
        Files.createFile(whole, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(whole, lines);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    String get(String name) {
        String secret = secrets.get(name);
        if (secret == null) {
            throw new IllegalStateException("no secret called " + name);
        }
        return secret;
    }

    /** While it rotates. */
    Optional<String> previous(String name) {
        return Optional.ofNullable(secrets.get(name + PREVIOUS));
    }

    @Override
    public String toString() {
        return "SecretsFile" + secrets.keySet();
    }
}
