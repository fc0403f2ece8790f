package io.truevalue.crm.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Splits text into words the way both records and queries are split: case and diacritics are folded away, so that
 * {@code munoz} finds Muñoz and {@code lukasz} finds Łukasz.
 */
final class Words {
    private static final int LONGEST = 64;
    /** Letters that no Unicode normalization takes apart. */
    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ŧ', "t"),
            Map.entry((int) 'ı', "i"));

    private Words() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        folded.codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character)
                    || Character.getType(character) == Character.COMBINING_SPACING_MARK) {
                append(word, character);
            } else if (Character.getType(character) != Character.NON_SPACING_MARK && !isInsideWord(character)) {
                end(word, words);
            }
        });
        end(word, words);
        return words;
    }

    private static void append(StringBuilder word, int character) {
        String plain = PLAIN.get(character);
        if (plain != null) {
            word.append(plain);
        } else {
            word.appendCodePoint(character);
        }
    }

    /** O'Brien is one word. */
    private static boolean isInsideWord(int character) {
        return character == '\'' || character == '’' || character == 'ʼ';
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            int characters = Math.min(LONGEST, word.codePointCount(0, word.length()));
            words.add(word.substring(0, word.offsetByCodePoints(0, characters)));
            word.setLength(0);
        }
    }
}
