package io.truevalue.auditbundle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Reads JSON strictly where it stands, without making anything of it: whole, valid UTF-8, no space between, the members of
 * each object in ascending order, so that none is said twice, and their names without escapes. What is written otherwise
 * may be JSON all the same. For one thread.
 */
final class JsonScan {
    /** Instead of a place: it is not written so. */
    static final int NO = -1;

    /** Instead of a place: an object is to be read like any. */
    static final int READ = 0;

    private static final int DEEPEST = 64;
    private static final int WATCHED = 2;
    private static final int LONGEST_NUMBER = 300;
    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] FALSE = "false".getBytes(US_ASCII);
    private static final byte[] NULL = "null".getBytes(US_ASCII);

    /** Is told what stands where. */
    interface Watch {
        /** An object begins, so many objects and arrays deep: where it ends, if the watch reads it itself; READ; NO. */
        int object(int from, int depth);

        /** A member of an object, so deep but not deeper than in one other, with the places of its name and of its value. */
        void member(int depth, int nameFrom, int nameTo, int from, int to);
    }

    private final Watch watch;
    private final int[] nameFrom = new int[DEEPEST + 1];
    private final int[] nameTo = new int[DEEPEST + 1];
    private byte[] text = {};
    private int end;
    private int depth;

    JsonScan(Watch watch) {
        this.watch = watch;
    }

    /** Whether the text's beginning, of that length, is one object. */
    boolean isObject(byte[] bytes, int length) {
        text = bytes;
        end = length;
        depth = 0;
        return length > 0 && text[0] == '{' && read() == length;
    }

    /** Where the name begins that leads to what is being read, so deep; in an array, the element's number. */
    int nameFrom(int depth) {
        return nameFrom[depth];
    }

    /** Where that name ends; NO in an array. */
    int nameTo(int depth) {
        return nameTo[depth];
    }

    /** Reads a value and what follows it, outwards, until the outermost has ended; where that was. */
    private int read() {
        int at = begin(0);
        while (depth > 0 && at != NO) {
            if (at >= end) {
                return NO;
            }
            int inner = depth - 1;
            boolean inArray = nameTo[inner] == NO;
            if (!inArray && inner < WATCHED) {
                watch.member(inner, nameFrom[inner], nameTo[inner], nameTo[inner] + 2, at);
            }
            byte next = text[at];
            if (next == (inArray ? ']' : '}')) {
                depth = inner;
                at++;
            } else if (next != ',') {
                at = NO;
            } else if (inArray) {
                nameFrom[inner]++;
                at = begin(at + 1);
            } else {
                at = begin(name(at + 1, nameFrom[inner], nameTo[inner]));
            }
        }
        return at;
    }

    /** Reads on until a value has ended that holds no other; where that was. */
    private int begin(int from) {
        int at = from;
        while (at != NO && at < end) {
            byte first = text[at];
            if (first == '"') {
                return string(at);
            }
            if (first == '{') {
                int taken = watch.object(at, depth);
                if (taken != READ) {
                    return taken;
                }
                if (is(at + 1, '}')) {
                    return at + 2;
                }
            } else if (first != '[') {
                return scalar(at, first);
            } else if (is(at + 1, ']')) {
                return at + 2;
            }
            if (depth == DEEPEST) {
                return NO;
            }
            nameFrom[depth] = 0;
            nameTo[depth] = NO;
            depth++;
            at = first == '[' ? at + 1 : name(at + 1, NO, NO);
        }
        return NO;
    }

    private int scalar(int at, byte first) {
        return switch (first) {
            case 't' -> word(at, TRUE);
            case 'f' -> word(at, FALSE);
            case 'n' -> word(at, NULL);
            default -> number(at);
        };
    }

    /** Where the value begins whose name this is, greater than the one before it, if there is one. */
    private int name(int at, int lastFrom, int lastTo) {
        int from = at + 1;
        int to = is(at, '"') ? nameEnd(from) : NO;
        boolean ascends = to != NO
                && is(to + 1, ':')
                && (lastFrom == NO || Arrays.compareUnsigned(text, lastFrom, lastTo, text, from, to) < 0);
        nameFrom[depth - 1] = from;
        nameTo[depth - 1] = to;
        return ascends ? to + 2 : NO;
    }

    private boolean is(int at, char wanted) {
        return at < end && text[at] == wanted;
    }

    /** Where a name without escapes ends. */
    private int nameEnd(int from) {
        int at = PlainText.end(text, from, end);
        while (at != NO && at < end && text[at] < 0) {
            at = Utf8.after(text, at, end);
            at = at == NO ? NO : PlainText.end(text, at, end);
        }
        return at != NO && is(at, '"') ? at : NO;
    }

    private int string(int from) {
        int at = PlainText.end(text, from + 1, end);
        while (!is(at, '"')) {
            if (at >= end) {
                return NO;
            }
            byte next = text[at];
            at = next < 0 ? Utf8.after(text, at, end) : next == '\\' ? escape(at) : NO;
            if (at == NO) {
                return NO;
            }
            at = PlainText.end(text, at, end);
        }
        return at + 1;
    }

    private int escape(int at) {
        if (at + 1 >= end) {
            return NO;
        }
        return switch (text[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> isHex(at + 2, at + 6) ? at + 6 : NO;
            default -> NO;
        };
    }

    private boolean isHex(int from, int to) {
        boolean hex = to <= end;
        for (int at = from; hex && at < to; at++) {
            hex = Character.digit(text[at], 16) >= 0;
        }
        return hex;
    }

    private int word(int at, byte[] word) {
        int to = at + word.length;
        return to <= end && Arrays.equals(text, at, to, word, 0, word.length) ? to : NO;
    }

    private int number(int from) {
        int at = is(from, '-') ? from + 1 : from;
        int digits = digits(at);
        if (digits == at || (digits > at + 1 && text[at] == '0')) {
            return NO;
        }
        at = digits;
        if (is(at, '.')) {
            digits = digits(at + 1);
            if (digits == at + 1) {
                return NO;
            }
            at = digits;
        }
        if (is(at, 'e') || is(at, 'E')) {
            int exponent = is(at + 1, '+') || is(at + 1, '-') ? at + 2 : at + 1;
            at = digits(exponent);
            if (at == exponent) {
                return NO;
            }
        }
        return at - from <= LONGEST_NUMBER ? at : NO;
    }

    private int digits(int from) {
        int at = from;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }
}
