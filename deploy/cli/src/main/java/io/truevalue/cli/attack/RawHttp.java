package io.truevalue.cli.attack;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Speaks bytes, a character each, so that a case can say what no HTTP client would. */
public final class RawHttp implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int QUIET_MILLIS = 500;

    private final Socket socket = new Socket();
    private final InputStream in;

    /** From one of the loopback addresses, each a client of its own to the limits. */
    public RawHttp(String from, int port) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        try {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    public RawHttp send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What is refused while it is being sent is answered all the same: the answer tells. */
    public RawHttp send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException closed) {
            return this;
        }
        return this;
    }

    /** The next final answer; {@link Reply#NONE} where the connection ends first. */
    public Reply reply() throws IOException {
        try {
            Reply reply = read();
            while (reply.status() == 100) {
                reply = read();
            }
            return reply;
        } catch (SocketException | EOFException ended) {
            return Reply.NONE;
        }
    }

    /** The answer to HEAD, whose Content-Length tells of a body that is not sent. */
    public Reply replyWithoutBody() throws IOException {
        try {
            return head();
        } catch (SocketException | EOFException ended) {
            return Reply.NONE;
        }
    }

    private Reply read() throws IOException {
        Reply head = head();
        int status = head.status();
        return status < 200 || status == 204 || status == 304
                ? head
                : new Reply(status, head.headerLines(), body(head));
    }

    private Reply head() throws IOException {
        String start = line();
        if (!start.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new IOException("no answer of HTTP/1.1: " + start);
        }
        int status = Integer.parseInt(start.substring(9, 12));
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        return new Reply(status, headers, "");
    }

    private String body(Reply head) throws IOException {
        if (head.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = head.header("Content-Length");
        return text(length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length)));
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); ; size = Integer.parseInt(line(), 16)) {
            body.append(text(in.readNBytes(size)));
            line();
            if (size == 0) {
                return body.toString();
            }
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** What the server did after its answer: {@code closed}, {@code open}, or said more. */
    String afterwards() throws IOException {
        socket.setSoTimeout(QUIET_MILLIS);
        try {
            int next = in.read();
            return next < 0 ? "closed" : "said more";
        } catch (SocketTimeoutException quiet) {
            return "open";
        } catch (SocketException reset) {
            return "closed";
        } finally {
            if (!socket.isClosed()) {
                socket.setSoTimeout(PATIENCE_MILLIS);
            }
        }
    }

    /** The next bytes, at most {@code most} and at least one unless the connection ended. */
    byte[] some(int most) throws IOException {
        byte[] bytes = new byte[most];
        int length = in.read(bytes);
        return java.util.Arrays.copyOf(bytes, Math.max(0, length));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Closes with a reset, as a client that is killed. */
    void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
