package io.truevalue.cli.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** As much of HPACK (RFC 7541) as an attacker needs: any bytes as names and values, and the status of an answer. */
final class Hpack {
    private static final List<Integer> STATUSES = List.of(200, 204, 206, 304, 400, 404, 500);
    private static final int FIRST_STATUS = 8;

    private Hpack() {}

    /** Literals without indexing or Huffman's code, in the order given, a character a byte. */
    static byte[] encode(List<Map.Entry<String, String>> headers) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (Map.Entry<String, String> header : headers) {
            block.write(0);
            text(block, header.getKey());
            text(block, header.getValue());
        }
        return block.toByteArray();
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < 127) {
            block.write(bytes.length);
        } else {
            block.write(127);
            int rest = bytes.length - 127;
            for (; rest >= 128; rest >>= 7) {
                block.write((rest & 127) | 128);
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }

    /** The status that a block begins with, from a peer that was told to keep no table; 0 where it cannot be read. */
    static int status(byte[] block) {
        int at = afterTableSizes(block);
        int first = at < block.length ? block[at] & 0xFF : 0;
        if (first >= 0x80) {
            int known = (first & 0x7F) - FIRST_STATUS;
            return known >= 0 && known < STATUSES.size() ? STATUSES.get(known) : 0;
        }
        int name = (first & 0x40) == 0 ? first & 0x0F : first & 0x3F;
        if (name < FIRST_STATUS || name >= FIRST_STATUS + STATUSES.size() || at + 1 >= block.length) {
            return 0;
        }
        boolean packed = (block[at + 1] & 0x80) != 0;
        int length = block[at + 1] & 0x7F;
        String digits =
                packed ? unpack(block, at + 2, length) : new String(block, at + 2, length, StandardCharsets.ISO_8859_1);
        return digits.matches("[1-5][0-9][0-9]") ? Integer.parseInt(digits) : 0;
    }

    /** Where the first header stands: before it a peer may say how large its table is, in one byte or several. */
    private static int afterTableSizes(byte[] block) {
        int at = 0;
        while (at < block.length && (block[at] & 0xE0) == 0x20) {
            boolean isLong = (block[at] & 0x1F) == 0x1F;
            at++;
            while (isLong && at < block.length && block[at] < 0) {
                at++;
            }
            at += isLong ? 1 : 0;
        }
        return at;
    }

    /** Huffman's code for digits: 0 to 2 take five bits, 3 to 9 six (RFC 7541, appendix B). */
    private static String unpack(byte[] block, int from, int length) {
        StringBuilder bits = new StringBuilder();
        for (int i = from; i < from + length; i++) {
            bits.append(Integer.toBinaryString((block[i] & 0xFF) | 0x100), 1, 9);
        }
        StringBuilder digits = new StringBuilder();
        for (int at = 0; digits.length() < 3 && at + 5 <= bits.length(); ) {
            int five = Integer.parseInt(bits.substring(at, at + 5), 2);
            if (five <= 2) {
                digits.append(five);
                at += 5;
            } else if (at + 6 <= bits.length()) {
                digits.append(Integer.parseInt(bits.substring(at, at + 6), 2) - 0x19 + 3);
                at += 6;
            } else {
                break;
            }
        }
        return digits.toString();
    }
}
