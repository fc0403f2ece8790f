package io.truevalue.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Speaks bytes, so that a test can say what no HTTP client would. */
final class RawClient implements AutoCloseable {
    /** An answer as it was on the wire. */
    record Reply(int status, List<String> headerLines, String body) {
        String header(String name) {
            List<String> all = all(name);
            return all.isEmpty() ? "" : all.getFirst();
        }

        List<String> all(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headerLines.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .toList();
        }

        String code() {
            int at = body.indexOf("\"code\":\"");
            return at < 0 ? "" : body.substring(at + 8, body.indexOf('"', at + 8));
        }
    }

    private final Socket socket = new Socket();
    private final InputStream in;

    RawClient(int port) throws IOException {
        this(port, "127.0.0.1");
    }

    /** From one of the loopback addresses, each a client of its own to the limiter. */
    RawClient(int port, String from) throws IOException {
        socket.setSoTimeout(10_000);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** The next answer; one without a length is read to the end of the connection. */
    Reply reply() throws IOException {
        return reply(false);
    }

    Reply reply(boolean toHead) throws IOException {
        String start = line();
        int status = Integer.parseInt(start.split(" ")[1]);
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        Reply head = new Reply(status, headers, "");
        if (toHead || status == 204 || status == 304 || status < 200) {
            return head;
        }
        String body = head.header("Transfer-Encoding").equals("chunked")
                ? chunks()
                : head.header("Content-Length").isEmpty()
                        ? rest()
                        : text(in.readNBytes(Integer.parseInt(head.header("Content-Length"))));
        return new Reply(status, headers, body);
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

    /** Everything until the server closes. */
    String rest() throws IOException {
        return text(in.readAllBytes());
    }

    boolean isClosedByServer() throws IOException {
        return in.read() < 0;
    }

    /** A line without its end; throws when the connection ends first. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended after: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
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
