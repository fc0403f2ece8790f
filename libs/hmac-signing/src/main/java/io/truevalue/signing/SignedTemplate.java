package io.truevalue.signing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Signed headers that stay the same from request to request, such as those of a verified token: checked, sorted and
 * encoded once, with a gap for each header that varies. Immutable.
 */
public final class SignedTemplate {
    private final byte[] lines;
    private final int[] lineEnds;
    private final byte[][] varying;
    private final int[] gaps;
    private final int nonce;

    private SignedTemplate(byte[] lines, int[] lineEnds, byte[][] varying, int[] gaps, int nonce) {
        this.lines = lines;
        this.lineEnds = lineEnds;
        this.varying = varying;
        this.gaps = gaps;
        this.nonce = nonce;
    }

    /**
     * Encodes the constant headers.
     *
     * @param varying lower-case names of the signed headers that each request may add, in the order of their bytes, the
     *     nonce among them
     * @param constant the other signed headers, a character a byte (ISO 8859-1)
     * @throws MalformedRequest if a name occurs twice, is not signed, or a value holds CR, LF or NUL
     */
    public static SignedTemplate of(List<String> varying, Iterable<? extends Map.Entry<String, String>> constant) {
        Map<String, String> sorted = new TreeMap<>();
        for (Map.Entry<String, String> header : constant) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!Ascii.isToken(name) || !SigningHeaders.isSigned(name)) {
                throw new MalformedRequest("a constant header that is not signed");
            }
            if (varying.contains(name) || sorted.put(name, Ascii.trim(header.getValue())) != null) {
                throw new MalformedRequest("a signed header twice");
            }
        }
        return encode(varying, sorted);
    }

    private static SignedTemplate encode(List<String> varying, Map<String, String> sorted) {
        SigningText text = new SigningText();
        int[] lineEnds = new int[sorted.size()];
        int[] gaps = new int[varying.size()];
        byte[][] names = new byte[varying.size()][];
        int gap = 0;
        int line = 0;
        for (Map.Entry<String, String> header : sorted.entrySet()) {
            while (gap < gaps.length && varying.get(gap).compareTo(header.getKey()) < 0) {
                gaps[gap++] = text.length();
            }
            text.put(header.getKey());
            text.put((byte) ':');
            text.line(header.getValue());
            lineEnds[line++] = text.length();
        }
        while (gap < gaps.length) {
            gaps[gap++] = text.length();
        }
        for (int i = 0; i < names.length; i++) {
            if (i > 0 && varying.get(i - 1).compareTo(varying.get(i)) >= 0) {
                throw new MalformedRequest("varying headers out of order");
            }
            names[i] = (varying.get(i) + ':').getBytes(StandardCharsets.US_ASCII);
        }
        return new SignedTemplate(text.toBytes(), lineEnds, names, gaps, varying.indexOf(SigningHeaders.NONCE));
    }

    /** Bytes that {@link #writeHeaders} needs. */
    public int headersLength() {
        return lines.length + lineEnds.length;
    }

    /** Writes the constant headers as they go on the wire, each ended by CR LF, and returns where they end. */
    public int writeHeaders(byte[] into, int at) {
        int start = 0;
        int end = at;
        for (int lineEnd : lineEnds) {
            int length = lineEnd - 1 - start;
            System.arraycopy(lines, start, into, end, length);
            end += length;
            into[end++] = '\r';
            into[end++] = '\n';
            start = lineEnd;
        }
        return end;
    }

    /** Writes all signed headers' lines in order; a varying one without a value is absent. */
    void writeLines(SigningText text, byte[] nonceHex, String... values) {
        int start = 0;
        for (int i = 0; i < gaps.length; i++) {
            text.put(lines, start, gaps[i]);
            start = gaps[i];
            if (i == nonce) {
                text.put(varying[i], 0, varying[i].length);
                text.put(nonceHex, 0, nonceHex.length);
                text.put((byte) '\n');
            } else if (!values[i].isEmpty()) {
                text.put(varying[i], 0, varying[i].length);
                text.line(Ascii.trim(values[i]));
            }
        }
        text.put(lines, start, lines.length);
    }
}
