package io.truevalue.web;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address in the one form by which the platform tells people apart: NFC, lower case, its domain in ASCII. Two
 * spellings that become equal here are one person everywhere, and mail goes to this form alone, so that nobody can
 * receive what another spelling asked for. Plus tags stay, since only the mailbox's host knows what they mean.
 */
public record CanonicalEmail(String value) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final String SPECIAL = "\"(),:;<>[\\]@";

    public CanonicalEmail {
        if (!canonical(value).equals(Optional.of(value))) {
            throw new IllegalArgumentException("not a canonical e-mail address");
        }
    }

    /** The canonical form of what was typed; empty where that is no address, or one in quotes, blanks or controls. */
    public static Optional<CanonicalEmail> parse(String typed) {
        return canonical(typed).map(CanonicalEmail::new);
    }

    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    @Override
    public String toString() {
        return value;
    }

    private static Optional<String> canonical(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        int at = typed.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        String local = Normalizer.normalize(
                Normalizer.normalize(typed.substring(0, at), Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT),
                Normalizer.Form.NFC);
        String domain = asciiDomain(typed.substring(at + 1));
        String whole = local + "@" + domain;
        boolean sound = isSoundLocalPart(local) && !domain.isEmpty() && whole.length() <= LONGEST;
        return sound ? Optional.of(whole) : Optional.empty();
    }

    private static boolean isSoundLocalPart(String local) {
        return local.length() <= LONGEST_LOCAL_PART
                && !local.startsWith(".")
                && !local.endsWith(".")
                && !local.contains("..")
                && local.codePoints().allMatch(CanonicalEmail::mayStandInLocalPart);
    }

    private static boolean mayStandInLocalPart(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> SPECIAL.indexOf(c) < 0;
        };
    }

    /** Empty where it is no domain name of at least two labels. */
    private static String asciiDomain(String domain) {
        if (domain.endsWith(".") || domain.codePoints().anyMatch(c -> c <= ' ' || c == 0x7F)) {
            return "";
        }
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return ascii.length() <= 253 && ascii.indexOf('.') > 0 ? ascii : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
