package io.truevalue.crm.imports.csv;

import io.truevalue.web.problem.CommonProblem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * In which encoding a file is: what its byte order mark says, UTF-16 where every other byte is zero, UTF-8 where all of
 * it is UTF-8, else what Windows writes in the West.
 */
final class Encoding {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Encoding() {}

    /**
     * @param start the first bytes, some thousands
     * @param utf8 whether all of the file is UTF-8
     */
    static Charset of(byte[] start, boolean utf8) {
        if (begins(start, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (begins(start, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < start.length; i++) {
            zeros[i & 1] += start[i] == 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] == 0) {
            return utf8 ? StandardCharsets.UTF_8 : WINDOWS;
        }
        int many = start.length / 5;
        if (zeros[1] > many && zeros[0] < zeros[1] / 4) {
            return StandardCharsets.UTF_16LE;
        }
        if (zeros[0] > many && zeros[1] < zeros[0] / 4) {
            return StandardCharsets.UTF_16BE;
        }
        throw CommonProblem.VALIDATION_FAILED
                .because("The file is no CSV text. Save it as CSV and send it again.")
                .field("file", "not_csv", "holds bytes that no text has");
    }

    private static boolean begins(byte[] start, int first, int second) {
        return start.length >= 2 && (start[0] & 0xFF) == first && (start[1] & 0xFF) == second;
    }
}
