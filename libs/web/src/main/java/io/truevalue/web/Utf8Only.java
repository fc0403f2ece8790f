package io.truevalue.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.InputDecorator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Refuses JSON that is not UTF-8 (RFC 8259 8.1). Jackson would read overlong forms as the characters that they hide, and
 * guess UTF-16 and UTF-32, so that another reader of the same bytes could see another text.
 */
final class Utf8Only extends InputDecorator {
    private static final long serialVersionUID = 1L;

    @Override
    public InputStream decorate(IOContext context, InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        check(bytes, 0, bytes.length);
        return new ByteArrayInputStream(bytes);
    }

    /** Null: read from the bytes as they are. */
    @Override
    public @Nullable InputStream decorate(IOContext context, byte[] bytes, int offset, int length) throws IOException {
        check(bytes, offset, length);
        return null;
    }

    @Override
    public Reader decorate(IOContext context, Reader reader) {
        return reader;
    }

    private static void check(byte[] bytes, int offset, int length) throws JsonParseException {
        boolean isAscii = true;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == 0) {
                throw notUtf8();
            }
            isAscii &= bytes[i] > 0;
        }
        if (!isAscii) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            } catch (CharacterCodingException e) {
                throw notUtf8();
            }
        }
    }

    private static JsonParseException notUtf8() {
        return new JsonParseException((JsonParser) null, "not UTF-8");
    }
}
