package io.truevalue.auth.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user agent says of a device, in the few words that a person recognises theirs by. */
public final class Device {
    private record Sign(String token, String name) {}

    /** In the order that they are looked for: the more special names its forerunners too. */
    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg/", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("Firefox/", "Firefox"),
            new Sign("Chromium/", "Chromium"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"),
            new Sign("curl/", "curl"),
            new Sign("PostmanRuntime/", "Postman"),
            new Sign("python-requests/", "Python"),
            new Sign("Java-http-client/", "Java"),
            new Sign("okhttp/", "OkHttp"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Android", "Android"),
            new Sign("Windows", "Windows"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Mac OS X", "macOS"),
            new Sign("Linux", "Linux"));

    private Device() {}

    public static String of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return "Unknown device";
        }
        String browser = find(BROWSERS, userAgent);
        String system = find(SYSTEMS, userAgent);
        if (browser == null) {
            return system == null ? "Unknown device" : system;
        }
        return system == null ? browser : browser + " on " + system;
    }

    private static @Nullable String find(List<Sign> signs, String userAgent) {
        return signs.stream()
                .filter(sign -> userAgent.contains(sign.token()))
                .map(Sign::name)
                .findFirst()
                .orElse(null);
    }
}
