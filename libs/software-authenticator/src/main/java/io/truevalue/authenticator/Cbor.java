package io.truevalue.authenticator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;

/** Writes the little of CBOR (RFC 8949) that WebAuthn needs: integers, byte strings, texts and maps, in the order given. */
final class Cbor {
    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int MAP = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Cbor() {}

    /** @param value an {@code Integer}, {@code byte[]}, {@code String}, or a {@code Map} of these */
    static byte[] encode(Object value) {
        Cbor cbor = new Cbor();
        cbor.write(value);
        return cbor.out.toByteArray();
    }

    private void write(Object value) {
        switch (value) {
            case Integer number when number >= 0 -> head(UNSIGNED, number);
            case Integer number -> head(NEGATIVE, -1 - number);
            case byte[] bytes -> {
                head(BYTES, bytes.length);
                out.writeBytes(bytes);
            }
            case String text -> {
                byte[] bytes = text.getBytes(UTF_8);
                head(TEXT, bytes.length);
                out.writeBytes(bytes);
            }
            case Map<?, ?> map -> {
                head(MAP, map.size());
                map.forEach((key, of) -> {
                    write(key);
                    write(of);
                });
            }
            default -> throw new IllegalArgumentException("not of WebAuthn's CBOR: " + value.getClass());
        }
    }

    /** The major type and the argument, in as few bytes as it takes (RFC 8949, 4.2.1). */
    private void head(int type, int argument) {
        int major = type << 5;
        if (argument < 24) {
            out.write(major | argument);
        } else if (argument < 0x100) {
            out.write(major | 24);
            out.write(argument);
        } else if (argument < 0x10000) {
            out.write(major | 25);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) argument).array());
        } else {
            out.write(major | 26);
            out.writeBytes(ByteBuffer.allocate(4).putInt(argument).array());
        }
    }
}
