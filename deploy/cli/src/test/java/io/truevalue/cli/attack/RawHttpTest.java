package io.truevalue.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawHttpTest {
    private static final String PROBLEM = "{\"status\":400,\"code\":\"ambiguous_request\"}";

    /** What a client sees of a server that writes this, and then closes or waits. */
    private static String seen(String answer, boolean closes) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RawHttp client = new RawHttp("127.0.0.1", server.getLocalPort());
                Socket connection = server.accept()) {
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            if (closes) {
                connection.shutdownOutput();
            }
            return client.reply() + ", " + client.afterwards();
        }
    }

    @Test
    void tellsTheProblemAndWhatBecameOfTheConnection() throws IOException {
        String answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: " + PROBLEM.length() + "\r\n\r\n" + PROBLEM;
        assertThat(seen(answer, true)).isEqualTo("400 ambiguous_request, closed");
        assertThat(seen(answer, false)).isEqualTo("400 ambiguous_request, open");
        assertThat(seen(answer + "HTTP/1.1 200 OK\r\n", false)).isEqualTo("400 ambiguous_request, said more");
    }

    @Test
    void readsChunksAndPassesOverAContinuation() throws IOException {
        assertThat(seen(
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
                        true))
                .isEqualTo("200, closed");
        assertThat(seen("HTTP/1.1 204 No Content\r\n\r\n", false)).isEqualTo("204, open");
    }

    @Test
    void tellsOfAConnectionThatEndedWithoutAnAnswer() throws IOException {
        assertThat(seen("", true)).isEqualTo("no answer, closed");
        assertThat(seen("HTTP/1.1 200", true)).isEqualTo("no answer, closed");
    }
}
