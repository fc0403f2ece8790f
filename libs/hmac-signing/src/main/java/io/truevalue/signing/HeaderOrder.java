package io.truevalue.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The order in which a request's signed headers are written. It follows from their names alone, and most requests of a
 * process bring the same names, so that it is found once and remembered.
 */
final class HeaderOrder {
    private static final int LONGEST_REMEMBERED = 1024;

    private final String[] names;
    private final int[] places;
    private final byte[][] prefixes;

    private HeaderOrder(String[] names, int[] places, byte[][] prefixes) {
        this.names = names;
        this.places = places;
        this.prefixes = prefixes;
    }

    /**
     * Sorts bytewise by lower-case name; throws {@link MalformedRequest} for a name that is no token or that occurs twice.
     *
     * @param arrived the first {@code count} are the names as they came
     */
    static HeaderOrder of(String[] arrived, int count) {
        String[] names = Arrays.copyOf(arrived, count);
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            if (!Ascii.isToken(names[i])) {
                throw new MalformedRequest("a header name that is no token");
            }
            places[i] = i;
            for (int k = i; k > 0; k--) {
                int order = Ascii.compare(names[places[k - 1]], names[i]);
                if (order == 0) {
                    throw new MalformedRequest("a signed header twice");
                }
                if (order < 0) {
                    break;
                }
                places[k] = places[k - 1];
                places[k - 1] = i;
            }
        }
        byte[][] prefixes = new byte[count][];
        for (int i = 0; i < count; i++) {
            prefixes[i] = prefix(names[places[i]]);
        }
        return new HeaderOrder(names, places, prefixes);
    }

    private static byte[] prefix(String name) {
        byte[] prefix = (name + ':').getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < prefix.length; i++) {
            prefix[i] = (byte) Ascii.lower((char) (prefix[i] & 0xFF));
        }
        return prefix;
    }

    static int hash(String[] arrived, int count) {
        int hash = count;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash + arrived[i].hashCode();
        }
        return hash ^ (hash >>> 16);
    }

    boolean isOf(String[] arrived, int count) {
        if (names.length != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!names[i].equals(arrived[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is small enough to be kept: names come from whoever calls. */
    boolean isSmall() {
        int length = 0;
        for (byte[] prefix : prefixes) {
            length += prefix.length;
        }
        return length <= LONGEST_REMEMBERED;
    }

    /** Where the header that is written at this rank stood as it came. */
    int place(int rank) {
        return places[rank];
    }

    /** What is written before its value: the lower-case name and a colon. */
    byte[] prefix(int rank) {
        return prefixes[rank];
    }
}
