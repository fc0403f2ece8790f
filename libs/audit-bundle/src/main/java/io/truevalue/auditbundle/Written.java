package io.truevalue.auditbundle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the parts of an event's line stand, if it stands as a log writes it: what is told, then the proof, each member once
 * and in its order, nothing besides. Used for one line after another.
 */
final class Written {
    private static final byte[] PROOF = ascii(",\"proof\":{\"leaf_index\":");
    private static final byte[] HASH = ascii(",\"hash\":\"");
    private static final byte[] LEAF = ascii("\",\"leaf\":\"");
    private static final byte[] PERSONAL = ascii("\",\"personal\":[");
    private static final byte[] PERSON = ascii("{\"person\":\"");
    private static final byte[] CIPHERTEXT = ascii("\",\"ciphertext\":\"");
    private static final byte[] KEY = ascii("\",\"key\":\"");
    private static final byte[] END_OF_VALUE = ascii("\"}");
    private static final byte[] END = ascii("]}}");
    private static final int[] SKIPS = skips(PROOF);
    private static final int HASH_LENGTH = 44;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_PERSONS = 8;

    /** One person's: the key's places are {@link JsonScan#NO} once erased. */
    record Value(int personFrom, int personTo, int ciphertextFrom, int ciphertextTo, int keyFrom, int keyTo) {}

    private byte[] line = {};
    private int at;
    private byte[] leaf = new byte[4_096];
    private int leafLength;
    private int toldTo;
    private int hashFrom;
    private long index;
    private final List<Value> values = new ArrayList<>();

    static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    boolean read(byte[] text) {
        line = text;
        toldTo = find(text);
        at = toldTo + PROOF.length;
        return toldTo != JsonScan.NO && readIndex() && readHash() && readLeaf() && readPersonal() && at == text.length;
    }

    /** Horspool's search for where the proof begins. */
    private static int find(byte[] text) {
        int last = PROOF.length - 1;
        for (int i = last; i < text.length; i += SKIPS[text[i] & 0xFF]) {
            int from = i - last;
            if (text[i] == PROOF[last] && Arrays.equals(text, from, i + 1, PROOF, 0, PROOF.length)) {
                return from;
            }
        }
        return JsonScan.NO;
    }

    private static int[] skips(byte[] pattern) {
        int[] skips = new int[256];
        Arrays.fill(skips, pattern.length);
        for (int i = 0; i < pattern.length - 1; i++) {
            skips[pattern[i]] = pattern.length - 1 - i;
        }
        return skips;
    }

    private boolean take(byte[] literal) {
        int to = at + literal.length;
        boolean there = to <= line.length && Arrays.equals(line, at, to, literal, 0, literal.length);
        at = there ? to : at;
        return there;
    }

    private boolean readIndex() {
        int from = at;
        index = 0;
        while (at < line.length && line[at] >= '0' && line[at] <= '9' && at < from + MOST_DIGITS) {
            index = 10 * index + line[at++] - '0';
        }
        return at == from + 1 || (at > from && line[from] != '0');
    }

    private boolean readHash() {
        if (!take(HASH)) {
            return false;
        }
        hashFrom = at;
        at += HASH_LENGTH;
        return take(LEAF);
    }

    /** Takes its escapes off; a log writes two of them. */
    private boolean readLeaf() {
        if (leaf.length < line.length + Long.BYTES) {
            leaf = new byte[line.length + Long.BYTES];
        }
        int to = 0;
        int from = at;
        while (true) {
            int end = PlainText.copy(line, from, leaf, to);
            to += end - from;
            from = end;
            if (from >= line.length || line[from] == '"') {
                break;
            }
            byte escaped = from + 1 < line.length ? line[from + 1] : 0;
            if (escaped != '"' && escaped != '\\') {
                return false;
            }
            leaf[to++] = escaped;
            from += 2;
        }
        at = from;
        leafLength = to;
        return take(PERSONAL);
    }

    private boolean readPersonal() {
        values.clear();
        while (values.size() < MOST_PERSONS && take(PERSON)) {
            int person = at;
            int ciphertext = afterPlain(CIPHERTEXT);
            int personTo = ciphertext - CIPHERTEXT.length;
            at = ciphertext;
            if (ciphertext == JsonScan.NO || !readValue(person, personTo)) {
                return false;
            }
            if (at < line.length && line[at] == ',') {
                at++;
            } else {
                return take(END);
            }
        }
        return values.isEmpty() && take(END);
    }

    private boolean readValue(int personFrom, int personTo) {
        int from = at;
        at = PlainText.end(line, at, line.length);
        int to = at;
        int keyFrom = JsonScan.NO;
        int keyTo = JsonScan.NO;
        if (take(KEY)) {
            keyFrom = at;
            at = PlainText.end(line, at, line.length);
            keyTo = at;
        }
        values.add(new Value(personFrom, personTo, from, to, keyFrom, keyTo));
        return take(END_OF_VALUE);
    }

    /** Where a plain text of ASCII ends and this has come after it. */
    private int afterPlain(byte[] next) {
        at = PlainText.end(line, at, line.length);
        return take(next) ? at : JsonScan.NO;
    }

    /** Whether two of the values are one person's. */
    boolean namesAPersonTwice() {
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < i; j++) {
                Value one = values.get(i);
                Value other = values.get(j);
                if (Arrays.equals(line, one.personFrom, one.personTo, line, other.personFrom, other.personTo)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where what is told ends. */
    int toldTo() {
        return toldTo;
    }

    long index() {
        return index;
    }

    boolean hasHash(byte[] hash) {
        return Arrays.equals(Base64Text.decode(line, hashFrom, hashFrom + HASH_LENGTH), hash);
    }

    /** The leaf begins it. */
    byte[] leaf() {
        return leaf;
    }

    int leafLength() {
        return leafLength;
    }

    List<Value> values() {
        return values;
    }
}
