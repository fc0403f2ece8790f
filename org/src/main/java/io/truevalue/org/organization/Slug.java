package io.truevalue.org.organization;

import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** An organisation's name in addresses: 3 to 40 of {@code a-z0-9}, with single hyphens between. */
record Slug(String text) {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;
    private static final int LONGEST_BASE = 32;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** What an address of the platform itself, or a trusted sender, could be mistaken for. */
    private static final Set<String> RESERVED = Set.of(
            "about",
            "abuse",
            "account",
            "accounts",
            "admin",
            "administrator",
            "analytics",
            "api",
            "app",
            "assets",
            "audit",
            "audit-log",
            "auth",
            "billing",
            "blog",
            "console",
            "contact",
            "crm",
            "dashboard",
            "dev",
            "docs",
            "download",
            "email",
            "events",
            "export",
            "ftp",
            "gateway",
            "health",
            "help",
            "hostmaster",
            "import",
            "info",
            "internal",
            "invite",
            "invites",
            "legal",
            "localhost",
            "login",
            "logout",
            "mail",
            "me",
            "metrics",
            "new",
            "news",
            "notification",
            "notifications",
            "null",
            "oauth",
            "official",
            "org",
            "organization",
            "organizations",
            "password",
            "permission",
            "permissions",
            "postmaster",
            "pricing",
            "privacy",
            "public",
            "register",
            "root",
            "sales",
            "security",
            "settings",
            "signin",
            "signup",
            "staff",
            "static",
            "status",
            "support",
            "system",
            "team",
            "teams",
            "terms",
            "test",
            "truevalue",
            "undefined",
            "user",
            "users",
            "webhooks",
            "webmaster",
            "www");

    /** Whether any organisation could have it, so that nothing else is asked of the database. */
    static boolean isPossible(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    /** A slug that somebody chose. */
    static Slug chosen(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw invalid("invalid_length", SHORTEST + " to " + LONGEST + " characters");
        }
        if (!FORM.matcher(text).matches()) {
            throw invalid("invalid_format", "lower-case letters, digits and single hyphens between them");
        }
        if (RESERVED.contains(text)) {
            throw invalid("reserved", "a word that the platform keeps for itself");
        }
        return new Slug(text);
    }

    /** A slug that says the name as far as plain letters can. */
    static Slug derivedFrom(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String base = trimHyphens(NOT_PLAIN.matcher(plain).replaceAll("-"));
        if (base.length() > LONGEST_BASE) {
            base = trimHyphens(base.substring(0, LONGEST_BASE));
        }
        if (base.length() < SHORTEST || RESERVED.contains(base)) {
            base = base.isEmpty() ? "organization-1" : base + "-org";
        }
        return new Slug(base);
    }

    Slug withSuffix(String suffix) {
        return new Slug(text + "-" + suffix);
    }

    private static String trimHyphens(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int end = text.length() > start && text.endsWith("-") ? text.length() - 1 : text.length();
        return text.substring(start, end);
    }

    private static Problem invalid(String code, String message) {
        return CommonProblem.VALIDATION_FAILED
                .because("The slug is not valid: " + message + ".")
                .field("slug", code, message);
    }
}
