package io.truevalue.web.trace;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace, as {@code traceparent} carries it (W3C Trace Context). It is a label, and proves nothing.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits, not all zero
 * @param sampled whether the trace's spans are recorded
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {
    public static final String HEADER = "traceparent";

    private static final int LENGTH = 55;
    private static final String HEX = "0123456789abcdef";

    /** Empty where the text is no {@code traceparent}; what a later version adds behind is passed over. */
    public static Optional<TraceContext> parse(@Nullable String text) {
        if (text == null || text.length() < LENGTH || !isSound(text)) {
            return Optional.empty();
        }
        String trace = text.substring(3, 35);
        String span = text.substring(36, 52);
        boolean zero = trace.equals("0".repeat(32)) || span.equals("0".repeat(16));
        return zero
                ? Optional.empty()
                : Optional.of(new TraceContext(trace, span, (HEX.indexOf(text.charAt(54)) & 1) == 1));
    }

    private static boolean isSound(String text) {
        boolean first = text.startsWith("00");
        boolean whole = first ? text.length() == LENGTH : text.length() == LENGTH || text.charAt(LENGTH) == '-';
        return whole
                && !text.startsWith("ff")
                && isHex(text, 0, 2)
                && text.charAt(2) == '-'
                && isHex(text, 3, 35)
                && text.charAt(35) == '-'
                && isHex(text, 36, 52)
                && text.charAt(52) == '-'
                && isHex(text, 53, LENGTH);
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (HEX.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The beginning of a trace that nobody records; its id still stands in every log. */
    public static TraceContext begin() {
        String header = beginHeader();
        return new TraceContext(header.substring(3, 35), header.substring(36, 52), false);
    }

    /** As {@link #begin} and {@link #header} together, with no object but the text: for the gate, which does it always. */
    public static String beginHeader() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] text = new byte[LENGTH];
        text[0] = '0';
        text[1] = '0';
        text[2] = '-';
        // The lowest bit is set, since an id of zeros is none.
        write(random.nextLong(), text, 3);
        write(random.nextLong() | 1, text, 19);
        text[35] = '-';
        write(random.nextLong() | 1, text, 36);
        text[52] = '-';
        text[53] = '0';
        text[54] = '0';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void write(long value, byte[] into, int at) {
        for (int i = 0; i < 16; i++) {
            into[at + i] = (byte) HEX.charAt((int) (value >>> (60 - 4 * i)) & 15);
        }
    }

    /** The value of the header {@value HEADER}, version 00. */
    public String header() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
