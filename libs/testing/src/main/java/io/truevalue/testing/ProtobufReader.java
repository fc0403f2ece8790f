package io.truevalue.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Walks a protobuf message field by field (wire types 0, 1, 2 and 5), as much as reading OTLP takes. */
final class ProtobufReader {
    private final ByteBuffer bytes;
    private int wireType;

    ProtobufReader(byte[] message) {
        this.bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The next field's number; 0 at the end. Its value must then be read or skipped. */
    int next() {
        if (!bytes.hasRemaining()) {
            return 0;
        }
        long tag = number();
        wireType = (int) (tag & 7);
        return (int) (tag >>> 3);
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = bytes.get();
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    byte[] bytes() {
        byte[] value = new byte[(int) number()];
        bytes.get(value);
        return value;
    }

    ProtobufReader message() {
        return new ProtobufReader(bytes());
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    void skip() {
        switch (wireType) {
            case 0 -> number();
            case 1 -> bytes.position(bytes.position() + 8);
            case 2 -> bytes();
            case 5 -> bytes.position(bytes.position() + 4);
            default -> throw new IllegalStateException("no wire type of protobuf: " + wireType);
        }
    }
}
