package io.truevalue.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ServerIT {
    @Test
    void knowsEachServerByTheBeginningOfItsAnswer() throws IOException {
        assertThat(answers(Server.REDIS, "+PONG\r\n")).isTrue();
        assertThat(answers(Server.REDIS, "-NOAUTH Authentication required.\r\n"))
                .isTrue();
        assertThat(answers(Server.SMTP, "220 localhost ESMTP\r\n")).isTrue();
        assertThat(answers(Server.POSTGRES, "N")).isTrue();
        assertThat(answers(Server.POSTGRES, "HTTP/1.1 400 Bad Request\r\n")).isFalse();
        assertThat(answers(Server.KAFKA, "")).isFalse();
    }

    @Test
    void isDownWhereNobodyListensAndWhereTheAddressIsNone() throws IOException {
        int port;
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = listening.getLocalPort();
        }
        assertThat(Server.REDIS.answersAt("127.0.0.1:" + port)).isFalse();
        assertThat(Server.REDIS.answersAt("nowhere")).isFalse();
    }

    private static boolean answers(Server server, String answer) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerOne(listening, answer));
            return server.answersAt("nowhere,127.0.0.1:" + listening.getLocalPort());
        }
    }

    private static void answerOne(ServerSocket listening, String answer) {
        try (Socket socket = listening.accept()) {
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
