package io.truevalue.auditbundle;

/** Well-formed UTF-8 (Unicode 17, table 3-7): nothing over-long, no half of a pair. */
final class Utf8 {
    private Utf8() {}

    /** Where the next character begins, after one that is not ASCII; {@link JsonScan#NO} where it is none. */
    static int after(byte[] text, int at, int end) {
        int first = text[at] & 0xFF;
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + length > end) {
            return JsonScan.NO;
        }
        int second = text[at + 1] & 0xFF;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        boolean formed = second >= least && second <= most;
        for (int i = at + 2; formed && i < at + length; i++) {
            formed = (text[i] & 0xC0) == 0x80;
        }
        return formed ? at + length : JsonScan.NO;
    }
}
