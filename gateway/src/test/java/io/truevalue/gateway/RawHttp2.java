package io.truevalue.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP/2 frame by frame without TLS, so that a test can say what no client would (RFC 9113 4, 6). */
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
    static final int PROTOCOL_ERROR = 1;
    static final int REFUSED_STREAM = 7;
    static final int ENHANCE_YOUR_CALM = 11;

    record Frame(int type, int flags, int stream, ByteBuf payload) {
        /** The error code of RST_STREAM and GOAWAY. */
        int error() {
            int at = type == GOAWAY ? 4 : 0;
            return payload.getInt(at);
        }
    }

    record Answer(int status, Http2Headers headers, String body) {
        String header(String name) {
            CharSequence value = headers.get(name);
            return value == null ? "" : value.toString();
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false, 1 << 20);

    RawHttp2(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(new java.io.BufferedOutputStream(socket.getOutputStream()));
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        send(SETTINGS, 0, 0);
    }

    RawHttp2 send(int type, int flags, int stream, byte... payload) throws IOException {
        write(type, flags, stream, payload);
        out.flush();
        return this;
    }

    /** As {@link #send}, without flushing. */
    RawHttp2 write(int type, int flags, int stream, byte... payload) throws IOException {
        out.writeInt((payload.length << 8) | type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
        return this;
    }

    RawHttp2 headers(int stream, boolean last, String... namesAndValues) throws IOException {
        return send(HEADERS, END_HEADERS | (last ? END_STREAM : 0), stream, block(namesAndValues));
    }

    /** A request's head with the pseudo-headers in order, then the given fields. */
    RawHttp2 request(int stream, boolean last, String method, String path, String... namesAndValues)
            throws IOException {
        return send(HEADERS, END_HEADERS | (last ? END_STREAM : 0), stream, requestBlock(method, path, namesAndValues));
    }

    static byte[] requestBlock(String method, String path, String... namesAndValues) {
        String[] all = new String[8 + namesAndValues.length];
        System.arraycopy(
                new String[] {":method", method, ":scheme", "http", ":authority", "localhost", ":path", path},
                0,
                all,
                0,
                8);
        System.arraycopy(namesAndValues, 0, all, 8, namesAndValues.length);
        return block(all);
    }

    /** HPACK literals without indexing and without Huffman coding (RFC 7541 6.2.2), whatever they hold. */
    static byte[] block(String... namesAndValues) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndValues.length; i++) {
            if (i % 2 == 0) {
                block.write(0);
            }
            byte[] text = namesAndValues[i].getBytes(StandardCharsets.ISO_8859_1);
            int length = text.length;
            if (length < 127) {
                block.write(length);
            } else {
                block.write(127);
                for (length -= 127; length >= 128; length >>= 7) {
                    block.write((length & 0x7F) | 0x80);
                }
                block.write(length);
            }
            block.writeBytes(text);
        }
        return block.toByteArray();
    }

    Frame next() throws IOException {
        int head = in.readInt();
        int flags = in.readUnsignedByte();
        int stream = in.readInt() & 0x7FFFFFFF;
        return new Frame(head & 0xFF, flags, stream, Unpooled.wrappedBuffer(in.readNBytes(head >>> 8)));
    }

    /** The next frame of one of these types, passing over others. */
    Frame await(int... types) throws IOException {
        while (true) {
            Frame frame = next();
            for (int type : types) {
                if (frame.type() == type) {
                    return frame;
                }
            }
            if (frame.type() == HEADERS) {
                decode(frame);
            }
        }
    }

    /** The whole answer to a stream, while no other is answered. */
    Answer answer(int stream) throws IOException {
        Http2Headers headers = null;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            Frame frame = await(HEADERS, DATA, RST_STREAM, GOAWAY);
            if (frame.type() == HEADERS) {
                Http2Headers decoded = decode(frame);
                headers = frame.stream() == stream ? decoded : headers;
            } else if (frame.type() == DATA && frame.stream() == stream) {
                body.writeBytes(io.netty.buffer.ByteBufUtil.getBytes(frame.payload()));
            } else if (frame.type() == GOAWAY || frame.stream() == stream) {
                throw new IOException("stream " + stream + " was ended: " + frame.error());
            }
            if (frame.stream() == stream && ((frame.flags() & END_STREAM) != 0) && headers != null) {
                return new Answer(
                        Integer.parseInt(headers.status().toString()), headers, body.toString(StandardCharsets.UTF_8));
            }
        }
    }

    private Http2Headers decode(Frame frame) throws IOException {
        try {
            return decoder.decodeHeaders(frame.stream(), frame.payload());
        } catch (Http2Exception e) {
            throw new IOException(e);
        }
    }

    boolean isClosedByServer() throws IOException {
        try {
            while (true) {
                next();
            }
        } catch (java.io.EOFException end) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
