package io.truevalue.cli.status;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A server that the services stand on: what is asked of it without credentials, and how its answer begins. */
enum Server {
    /** SSLRequest; it answers with one letter whether it would. PostgreSQL protocol 3.0, 54.7. */
    POSTGRES("PostgreSQL", 5433, "\0\0\0\u0008\u0004\u00d2\u0016/", "[SN]"),
    /** ApiVersions, version 0, correlation 1, without a client's name; the answer begins with a length. */
    KAFKA("Kafka", 9092, "\0\0\0\n\0\u0012\0\0\0\0\0\u0001\u00ff\u00ff", "\0"),
    REDIS("Redis", 6379, "PING\r\n", "\\+|-NOAUTH"),
    /** It speaks first. */
    SMTP("mail", 1025, "", "220");

    private static final int PATIENCE_MILLIS = 2_000;
    private static final int LONGEST_ANSWER = 16;

    private final String title;
    private final int embeddedPort;
    private final String question;
    private final String answer;

    Server(String title, int embeddedPort, String question, String answer) {
        this.title = title;
        this.embeddedPort = embeddedPort;
        this.question = question;
        this.answer = answer;
    }

    String title() {
        return title;
    }

    int embeddedPort() {
        return embeddedPort;
    }

    /** @param address {@code host:port}, or several with commas, of which one is enough */
    boolean answersAt(String address) {
        return Arrays.stream(address.split(",")).anyMatch(this::answersAtOne);
    }

    private boolean answersAtOne(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            return false;
        }
        String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1))), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(question.getBytes(StandardCharsets.ISO_8859_1));
            byte[] bytes = new byte[LONGEST_ANSWER];
            int length = socket.getInputStream().read(bytes);
            String text = length < 1 ? "" : new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            return Pattern.compile(answer).matcher(text).lookingAt();
        } catch (IOException e) {
            return false;
        }
    }
}
