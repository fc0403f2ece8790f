package io.truevalue.gateway.console;

import io.truevalue.signing.BodyHash;
import java.util.Locale;
import java.util.Map;

/**
 * One file of the console, held in memory.
 *
 * @param etag of its content
 * @param isHashed whether its name changes with its content, so that it may be kept for ever
 */
record ConsoleFile(FileBytes bytes, String mediaType, String etag, boolean isHashed) {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("map", "application/json"));

    static ConsoleFile of(String path, byte[] content) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return new ConsoleFile(
                new FileBytes(content),
                TYPES.getOrDefault(extension, "application/octet-stream"),
                '"' + BodyHash.of(content).toString().substring(0, 32) + '"',
                path.startsWith("assets/"));
    }
}
