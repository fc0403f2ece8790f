package io.truevalue.crm.imports.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Whether bytes that come piece by piece are UTF-8. */
final class Utf8Check {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer characters = CharBuffer.allocate(8 << 10);
    private byte[] rest = {};
    private boolean holds = true;

    void add(byte[] piece, int length) {
        if (!holds) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(rest.length + length);
        bytes.put(rest).put(piece, 0, length).flip();
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            characters.clear();
            result = decoder.decode(bytes, characters, false);
        }
        holds = !result.isError();
        rest = new byte[bytes.remaining()];
        bytes.get(rest);
    }

    /** To be asked when all has come. */
    boolean holds() {
        return holds && rest.length == 0;
    }
}
