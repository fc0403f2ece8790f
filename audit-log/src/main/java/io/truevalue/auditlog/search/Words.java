package io.truevalue.auditlog.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text: its runs of letters and digits, its e-mail addresses as a whole as well, and its UUIDs as a whole
 * alone; all in lower case and NFKC, so that two ways of writing are one word. Times are no words.
 */
final class Words {
    private static final int LONGEST = 254;
    private static final Pattern WORD =
            Pattern.compile("(?<uuid>\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b)"
                    + "|(?<email>[\\p{L}\\p{M}\\p{N}._%+-]{1,64}@[\\p{L}\\p{M}\\p{N}.-]{1,189})"
                    + "|(?<run>[\\p{L}\\p{M}\\p{N}]+)");
    private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d[0-9:.]*([Zz]|[+-]\\d\\d:\\d\\d)");

    private Words() {}

    static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        addTo(words, text);
        return words;
    }

    static void addTo(Set<String> words, String text) {
        if (isOneWord(text)) {
            add(words, text.toLowerCase(Locale.ROOT));
            return;
        }
        if (TIME.matcher(text).matches()) {
            return;
        }
        Matcher found = WORD.matcher(plain(text));
        while (found.find()) {
            add(words, found.group());
            if (found.group("email") != null) {
                RUN.matcher(found.group()).results().forEach(run -> add(words, run.group()));
            }
        }
    }

    /** Most texts are one run of ASCII letters and digits: what the patterns would find, many times sooner. */
    private static boolean isOneWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** In the form in which two ways of writing are equal. */
    static String plain(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
    }

    private static void add(Set<String> words, String word) {
        words.add(word.length() > LONGEST ? word.substring(0, LONGEST) : word);
    }
}
