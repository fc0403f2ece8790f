package io.truevalue.cli.attack;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Speaks frames of HTTP/2 (RFC 9113) in the clear, beginning with it, as no client should. */
final class RawHttp2 implements AutoCloseable {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    static final int NONE = 0;

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final byte[] NO_TABLE = {0, 1, 0, 0, 0, 0};
    private static final int ACKNOWLEDGED = 1;
    private static final int PATIENCE_MILLIS = 10_000;

    /**
     * @param status of an answer, 0 where the frame has none
     * @param error of a reset or a farewell, 0 where the frame has none
     */
    private record Frame(int type, int flags, int stream, int status, int error) {}

    private final Socket socket = new Socket();
    private final DataInputStream in;

    RawHttp2(String from, int port) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        socket.getOutputStream().write(PREFACE.getBytes(StandardCharsets.US_ASCII));
        send(SETTINGS, NONE, 0, NO_TABLE);
    }

    /** Whether the port answers the preface in HTTP/2. */
    static boolean isSpoken(String from, int port) throws IOException {
        try (RawHttp2 http = new RawHttp2(from, port)) {
            InputStream in = http.in;
            byte[] head = in.readNBytes(9);
            return head.length == 9 && head[3] == SETTINGS && head[0] == 0;
        } catch (SocketException closed) {
            return false;
        }
    }

    /** Frames that a closed connection no longer takes are dropped: the answer tells. */
    RawHttp2 send(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload);
        try {
            socket.getOutputStream().write(frame.array());
        } catch (SocketException closed) {
            return this;
        }
        return this;
    }

    /** {@code 200}, {@code stream reset}, {@code goaway} or {@code closed}: whatever comes first for the stream. */
    String answer(int stream) throws IOException {
        try {
            for (Frame frame = read(); ; frame = read()) {
                if (frame.type == SETTINGS && (frame.flags & ACKNOWLEDGED) == 0) {
                    send(SETTINGS, ACKNOWLEDGED, 0, new byte[0]);
                } else if (frame.type == GOAWAY) {
                    return "goaway (error " + frame.error + ")";
                } else if (frame.stream == stream && frame.type == RST_STREAM) {
                    return "stream reset (error " + frame.error + ")";
                } else if (frame.stream == stream && frame.type == HEADERS) {
                    return Integer.toString(frame.status);
                }
            }
        } catch (EOFException | SocketException ended) {
            return "closed";
        } catch (SocketTimeoutException silent) {
            return "no answer";
        }
    }

    private Frame read() throws IOException {
        int start = in.readInt();
        int flags = in.readUnsignedByte();
        int stream = in.readInt() & Integer.MAX_VALUE;
        byte[] payload = new byte[start >>> 8];
        in.readFully(payload);
        int type = start & 0xFF;
        int error = type == RST_STREAM ? ByteBuffer.wrap(payload).getInt(0) : 0;
        return new Frame(
                type,
                flags,
                stream,
                type == HEADERS ? Hpack.status(payload) : 0,
                type == GOAWAY ? ByteBuffer.wrap(payload).getInt(4) : error);
    }

    static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
