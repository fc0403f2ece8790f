package io.truevalue.standalone;

import io.truevalue.signing.SigningSecret;
import io.truevalue.web.keys.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The secrets of this platform, made once and kept in a file that its owner alone reads. A secret of the environment
 * stands before the file's. Nothing starts on one that is short, malformed or a printed sample.
 */
final class SecretsFile {
    static final String JWT = "TRUEVALUE_JWT_SECRET";
    static final String NEXT = "_NEXT";
    static final String PREVIOUS = "_PREVIOUS";
    private static final String SWITCHED_AT = "TRUEVALUE_KEYS_SWITCHED_AT";
    private static final String FIRST_LINE =
            "# Secrets of this TrueValue. Whoever reads them can act as anyone: keep them to yourself.";
    private static final int BYTES = 32;

    private final Path file;
    private final Map<String, String> kept;
    private final Map<String, String> secrets;
    private final Set<String> given;

    private SecretsFile(Path file, Map<String, String> kept, Map<String, String> given) {
        this.file = file;
        this.kept = Map.copyOf(kept);
        this.given = Set.copyOf(given.keySet());
        Map<String, String> all = new LinkedHashMap<>(kept);
        all.putAll(given);
        this.secrets = Map.copyOf(all);
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
            Map<String, String> given = new LinkedHashMap<>();
            environment.forEach((name, value) -> {
                if (isSecret(name)) {
                    given.put(name, checked("the environment's " + name, value));
                }
            });
            return new SecretsFile(file, found, given);
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
        return names().contains(name.replaceFirst("(" + NEXT + "|" + PREVIOUS + ")$", ""));
    }

    private static List<String> read(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of(FIRST_LINE);
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
    static void write(Path file, List<String> lines) throws IOException {
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

    /** Those that are replaced by a rotation: all of the file's own that the environment does not give. */
    List<String> rotating() {
        return names().stream().filter(name -> !given.contains(name)).toList();
    }

    /** Those that the environment gives, and that are rotated there. */
    Set<String> given() {
        return given;
    }

    /** Rises with each step of a rotation. */
    long generation() {
        return Long.parseLong(kept.getOrDefault(KeyFile.GENERATION, "0"));
    }

    /** When the previous secrets ceased to be signed with; empty unless there are such. */
    Optional<Instant> switchedAt() {
        return Optional.ofNullable(kept.get(SWITCHED_AT)).map(Instant::parse);
    }

    boolean hasNext() {
        return rotating().stream().anyMatch(name -> kept.containsKey(name + NEXT));
    }

    /** The first step: verifiers are told of the next secrets, with which nobody signs yet. */
    SecretsFile withNext() {
        Map<String, String> next = new LinkedHashMap<>(kept);
        rotating().forEach(name -> next.put(name + NEXT, make()));
        return replacedBy(next);
    }

    /** The second: signers take the next secrets, and verifiers take the ones before still. */
    SecretsFile withNextAsPresent(Instant now) {
        Map<String, String> switched = new LinkedHashMap<>(kept);
        for (String name : rotating()) {
            String next = switched.remove(name + NEXT);
            if (next != null) {
                switched.put(name + PREVIOUS, get(name));
                switched.put(name, next);
            }
        }
        switched.put(SWITCHED_AT, now.toString());
        return replacedBy(switched);
    }

    /** The last: the ones before are worth nothing any more. */
    SecretsFile withoutPrevious() {
        Map<String, String> present = new LinkedHashMap<>(kept);
        rotating().forEach(name -> present.remove(name + PREVIOUS));
        present.remove(SWITCHED_AT);
        return replacedBy(present);
    }

    private SecretsFile replacedBy(Map<String, String> whole) {
        whole.put(KeyFile.GENERATION, Long.toString(generation() + 1));
        List<String> lines = new ArrayList<>(List.of(FIRST_LINE));
        new TreeMap<>(whole).forEach((name, value) -> lines.add(name + "=" + value));
        try {
            write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the secrets cannot be written to " + file, e);
        }
        Map<String, String> environment = new LinkedHashMap<>();
        given.forEach(name -> environment.put(name, get(name)));
        return new SecretsFile(file, whole, environment);
    }

    /** While it rotates. */
    Optional<String> next(String name) {
        return Optional.ofNullable(secrets.get(name + NEXT));
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
