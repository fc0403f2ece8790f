package io.truevalue.cli.tour;

import java.util.regex.Pattern;

/** Keeps passwords and tokens off the screen. */
final class Secrets {
    private static final Pattern MEMBER = Pattern.compile(
            "(\"(?:password|current_password|token|access_token|refresh_token|mfa_token|secret)\"\\s*:\\s*)"
                    + "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");
    private static final Pattern LINK = Pattern.compile("(#token=)[A-Za-z0-9_-]+");
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private Secrets() {}

    static String mask(String text) {
        String masked = MEMBER.matcher(text).replaceAll("$1\"***\"");
        return JWT.matcher(LINK.matcher(masked).replaceAll("$1***")).replaceAll("***");
    }
}
