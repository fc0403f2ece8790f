package io.truevalue.cli.http;

import io.truevalue.cli.attack.Addresses;
import io.truevalue.cli.attack.RawHttp;
import io.truevalue.cli.attack.Reply;
import io.truevalue.cli.attack.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends requests to the gateway, each from an address of its own, so that no limit is met but a user's. */
final class Client {
    /** What the gate answers to a method that HTTP knows and it does not: no failure. */
    private static final int NOT_IMPLEMENTED = 501;

    private final Target target;
    private final Addresses addresses;
    private int sent;
    private int failures;

    Client(Target target, Addresses addresses) {
        this.target = target;
        this.addresses = addresses;
    }

    /**
     * @param token empty for nobody
     * @param lines more headers
     */
    Reply send(String method, String path, String token, Payload payload, String... lines) throws IOException {
        byte[] content = payload.text().getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        if (!token.isEmpty()) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        for (String line : lines) {
            head.append(line).append("\r\n");
        }
        if (!payload.mediaType().isEmpty()) {
            head.append("Content-Type: ")
                    .append(payload.mediaType())
                    .append("\r\nContent-Length: ")
                    .append(content.length)
                    .append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(content);
        sent++;
        try (RawHttp http = new RawHttp(addresses.next(), target.gateway())) {
            Reply reply = method.equals("HEAD")
                    ? http.send(bytes.toByteArray()).replyWithoutBody()
                    : http.send(bytes.toByteArray()).reply();
            failures += reply.status() >= 500 && reply.status() != NOT_IMPLEMENTED ? 1 : 0;
            return reply;
        }
    }

    Reply get(String path, String token) throws IOException {
        return send("GET", path, token, Payload.NONE);
    }

    int sent() {
        return sent;
    }

    /** Answers of 500 and above, but 501. */
    int failures() {
        return failures;
    }

    /** A body and what it is. */
    record Payload(String mediaType, String text) {
        static final Payload NONE = new Payload("", "");
    }
}
