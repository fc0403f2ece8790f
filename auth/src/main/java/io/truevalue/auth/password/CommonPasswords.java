package io.truevalue.auth.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;

/** The 30,000 passwords that are guessed first, as zxcvbn counts them; repeating one does not make it another. */
@Singleton
final class CommonPasswords {
    private final Set<String> passwords;

    CommonPasswords() {
        try {
            passwords = Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String password) {
        String folded = password.toLowerCase(Locale.ROOT);
        String unit = repeatedUnit(folded);
        return passwords.contains(folded) || unit.length() == 1 || (unit.length() < folded.length() && isWeak(unit));
    }

    int size() {
        return passwords.size();
    }

    private boolean isWeak(String unit) {
        return unit.length() < 4 || passwords.contains(unit);
    }

    /** The shortest text that makes up the whole by repetition; the whole where there is none. */
    private static String repeatedUnit(String text) {
        int next = (text + text).indexOf(text, 1);
        return text.substring(0, next);
    }
}
