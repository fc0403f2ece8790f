package io.truevalue.auth.recovery;

import io.truevalue.auth.token.Secrets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** 120 random bits in 24 characters that are hard to misread (Crockford's base 32), in groups of four. */
record RecoveryCode(String text) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    static RecoveryCode random() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new RecoveryCode(text.toString());
    }

    /** However it was typed: upper case, without groups, with letters that look like digits; empty where it is none. */
    static Optional<RecoveryCode> parse(String typed) {
        String text = typed.replace("-", "")
                .toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(new RecoveryCode(text))
                : Optional.empty();
    }

    String hash() {
        return Secrets.hash(text);
    }

    String inGroups() {
        return text.replaceAll("(.{4})(?=.)", "$1-");
    }

    @Override
    public String toString() {
        return "RecoveryCode(hidden)";
    }
}
