package io.truevalue.auditbundle;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** One person's values in one event, opened, found by where they belong in the leaf. Used for one event after another. */
final class OpenedValues implements JsonScan.Watch {
    private static final int MOST = 256;

    private final Personal crypto;
    private final JsonScan scan = new JsonScan(this);
    private final int[] nameFrom = new int[MOST];
    private final int[] nameTo = new int[MOST];
    private final int[] from = new int[MOST];
    private final int[] to = new int[MOST];
    private byte[] plain = new byte[1_024];
    private byte[] commitment = {};
    private boolean erased;
    private int values;
    private int filled;

    OpenedValues(Personal crypto) {
        this.crypto = crypto;
    }

    /** False where it is not written as a log writes it, or does not open. */
    boolean open(byte[] line, Written.Value value) {
        byte[] sealed = Base64Text.decode(line, value.ciphertextFrom(), value.ciphertextTo());
        if (sealed == null) {
            return false;
        }
        commitment = Base64.getEncoder().encode(crypto.sha256(sealed));
        values = 0;
        filled = 0;
        erased = value.keyFrom() == JsonScan.NO;
        if (erased) {
            return true;
        }
        byte[] key = Base64Text.decode(line, value.keyFrom(), value.keyTo());
        if (plain.length < sealed.length) {
            plain = new byte[sealed.length];
        }
        return key != null && scan.isObject(plain, crypto.open(sealed, key, plain)) && values <= MOST;
    }

    @Override
    public int object(int at, int depth) {
        return JsonScan.READ;
    }

    @Override
    public void member(int depth, int itsNameFrom, int itsNameTo, int itsFrom, int itsTo) {
        if (depth != 0) {
            return;
        }
        if (values < MOST) {
            nameFrom[values] = itsNameFrom;
            nameTo[values] = itsNameTo;
            from[values] = itsFrom;
            to[values] = itsTo;
        }
        values++;
    }

    boolean isCommittedToAt(byte[] leaf, int at) {
        return Arrays.equals(leaf, at, at + commitment.length, commitment, 0, commitment.length);
    }

    boolean hasCommitmentOf(OpenedValues other) {
        return MessageDigest.isEqual(commitment, other.commitment);
    }

    boolean isErased() {
        return erased;
    }

    /** Every one of them has found its place. */
    boolean isWhollyFilled() {
        return filled > 0 && (erased || filled == values);
    }

    /**
     * Which of them belongs where the leaf is being read; {@link JsonScan#NO} for none. Leaf and values are mostly in the
     * same order, so the search begins after the last.
     */
    int fill(JsonScan reading, byte[] leaf, int depth) {
        int first = filled++;
        for (int i = 0; i < values; i++) {
            int candidate = (first + i) % values;
            if (leadsTo(candidate, reading, leaf, depth)) {
                return candidate;
            }
        }
        return JsonScan.NO;
    }

    /** Whether its pointer (RFC 6901) is the way there. A name with a slash or tilde is none that is written as it is. */
    private boolean leadsTo(int value, JsonScan reading, byte[] leaf, int depth) {
        int at = nameFrom[value];
        for (int i = 0; i < depth; i++) {
            if (at >= nameTo[value] || plain[at++] != '/') {
                return false;
            }
            at = reading.nameTo(i) == JsonScan.NO
                    ? afterNumber(at, nameTo[value], reading.nameFrom(i))
                    : afterName(at, nameTo[value], leaf, reading.nameFrom(i), reading.nameTo(i));
            if (at == JsonScan.NO) {
                return false;
            }
        }
        return at == nameTo[value];
    }

    private int afterName(int at, int end, byte[] leaf, int from, int to) {
        int after = at + to - from;
        if (after > end || !Arrays.equals(plain, at, after, leaf, from, to)) {
            return JsonScan.NO;
        }
        for (int i = at; i < after; i++) {
            if (plain[i] == '/' || plain[i] == '~') {
                return JsonScan.NO;
            }
        }
        return after;
    }

    private int afterNumber(int begin, int end, int number) {
        int at = begin;
        int read = 0;
        while (at < end && at < begin + 6 && plain[at] >= '0' && plain[at] <= '9') {
            read = 10 * read + plain[at++] - '0';
        }
        boolean written = at == begin + 1 || (at > begin && plain[begin] != '0');
        return written && read == number ? at : JsonScan.NO;
    }

    byte[] plain() {
        return plain;
    }

    int from(int value) {
        return from[value];
    }

    int to(int value) {
        return to[value];
    }
}
