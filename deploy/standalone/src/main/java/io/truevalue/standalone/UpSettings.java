package io.truevalue.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * What this run was asked for.
 *
 * @param root the checkout; its modules are watched when developing
 * @param home where state and secrets are kept
 * @param ephemeral whether the home must be empty now and goes at stop
 * @param portOffset added to every port
 * @param developing whether services are reloaded when they change
 * @param processes whether each service is a process of its own
 */
record UpSettings(
        Path root,
        Path home,
        boolean ephemeral,
        int portOffset,
        boolean developing,
        boolean processes,
        Map<String, String> environment) {
    private static final int HIGHEST_OFFSET = 65_535 - 9_200;

    /** From the system properties that the {@code truevalue} script sets. */
    static UpSettings fromProperties(Map<String, String> environment) {
        String offset = System.getProperty("truevalue.port-offset", "0");
        if (!offset.matches("\\d{1,5}") || Integer.parseInt(offset) > HIGHEST_OFFSET) {
            throw new CannotStart("--port-offset takes a number from 0 to " + HIGHEST_OFFSET + ", not " + offset + ".");
        }
        Path root = Path.of(System.getProperty("truevalue.root", "."))
                .toAbsolutePath()
                .normalize();
        String home =
                System.getProperty("truevalue.home", root.resolve(".truevalue").toString());
        return new UpSettings(
                root,
                Path.of(home).toAbsolutePath().normalize(),
                Boolean.getBoolean("truevalue.ephemeral"),
                Integer.parseInt(offset),
                Boolean.getBoolean("truevalue.developing"),
                Boolean.getBoolean("truevalue.processes"),
                environment);
    }

    int shifted(int port) {
        return port + portOffset;
    }

    String origin() {
        return "http://localhost:" + shifted(PlatformService.GATEWAY.port());
    }

    /** How long the keys before a rotation are still taken. */
    Duration keysOverlap() {
        String given = environment.get("TRUEVALUE_KEYS_OVERLAP");
        try {
            return given == null || given.isBlank() ? KeyRotation.OVERLAP : Duration.parse(given);
        } catch (DateTimeParseException e) {
            throw new CannotStart("TRUEVALUE_KEYS_OVERLAP takes a duration such as PT16M, not " + given + ".", e);
        }
    }

    /** A server of the user's own, instead of the embedded one. */
    Optional<String> external(String setting) {
        return Optional.ofNullable(environment.get(setting)).filter(value -> !value.isBlank());
    }
}
