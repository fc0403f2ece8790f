package io.truevalue.cli.attack;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer as it was on the wire.
 *
 * @param status 0 where the connection ended without one
 */
public record Reply(int status, List<String> headerLines, String body) {
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([a-z_]+)\"");

    public static final Reply NONE = new Reply(0, List.of(), "");

    /** The first value, empty where there is none. */
    public String header(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    List<String> all(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headerLines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .toList();
    }

    /** The problem's code, empty where the body is none. */
    public String code() {
        Matcher code = CODE.matcher(body);
        return status >= 400 && code.find() ? code.group(1) : "";
    }

    /** {@code 401 unauthenticated}. */
    @Override
    public String toString() {
        if (status == 0) {
            return "no answer";
        }
        return code().isEmpty() ? Integer.toString(status) : status + " " + code();
    }
}
