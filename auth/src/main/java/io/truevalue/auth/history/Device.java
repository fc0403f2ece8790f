package io.truevalue.auth.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user agent says of a device, in the few words that a person recognises theirs by: browser and system. */
public final class Device {
    private static final String UNKNOWN = "Unknown device";

    private record Sign(String token, String name) {}

    /** In the order that they are looked for: the more special names its forerunners too. */
    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg/", "Edge"),
            new Sign("EdgA/", "Edge"),
            new Sign("EdgiOS/", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("OPT/", "Opera"),
            new Sign("Vivaldi/", "Vivaldi"),
            new Sign("YaBrowser/", "Yandex"),
            new Sign("SamsungBrowser/", "Samsung Internet"),
            new Sign("DuckDuckGo/", "DuckDuckGo"),
            new Sign("Ddg/", "DuckDuckGo"),
            new Sign("Firefox/", "Firefox"),
            new Sign("FxiOS/", "Firefox"),
            new Sign("CriOS/", "Chrome"),
            new Sign("HeadlessChrome/", "Headless Chrome"),
            new Sign("Electron/", "Desktop app"),
            new Sign("Chromium/", "Chromium"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"),
            new Sign("curl/", "curl"),
            new Sign("Wget/", "Wget"),
            new Sign("HTTPie/", "HTTPie"),
            new Sign("PostmanRuntime/", "Postman"),
            new Sign("insomnia/", "Insomnia"),
            new Sign("python-requests/", "Python"),
            new Sign("python-httpx/", "Python"),
            new Sign("aiohttp/", "Python"),
            new Sign("Java-http-client/", "Java"),
            new Sign("okhttp/", "OkHttp"),
            new Sign("Go-http-client/", "Go"),
            new Sign("axios/", "Node.js"),
            new Sign("undici", "Node.js"),
            new Sign("node", "Node.js"),
            new Sign("Dart/", "Dart"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Android", "Android"),
            new Sign("Windows", "Windows"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Mac OS X", "macOS"),
            new Sign("FreeBSD", "FreeBSD"),
            new Sign("Ubuntu", "Ubuntu"),
            new Sign("Fedora", "Fedora"),
            new Sign("Linux", "Linux"),
            new Sign("linux-gnu", "Linux"));

    private Device() {}

    /** Such as {@code Firefox on Linux}; never any of the user agent's own text, which is anybody's. */
    public static String of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return UNKNOWN;
        }
        String browser = find(BROWSERS, userAgent);
        String system = find(SYSTEMS, userAgent);
        if (browser == null) {
            return system == null ? UNKNOWN : system;
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
