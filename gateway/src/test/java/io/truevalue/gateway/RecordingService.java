package io.truevalue.gateway;

import io.truevalue.signing.BodyHash;
import io.truevalue.signing.ReplayMemory;
import io.truevalue.signing.RequestVerifier;
import io.truevalue.signing.SigningKey;
import io.truevalue.signing.Verdict;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for every service behind the gate: reads bytes, verifies the signature for real, records, answers as told. */
final class RecordingService implements AutoCloseable {
    /** One request as it arrived, with as much of its body as tests look at. */
    record Seen(
            String method,
            String target,
            List<Map.Entry<String, String>> headers,
            String body,
            long length,
            Verdict verdict) {
        List<String> all(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        String header(String name) {
            return Optional.of(all(name))
                    .filter(values -> values.size() == 1)
                    .map(List::getFirst)
                    .orElse("");
        }
    }

    /** Writes an answer; false closes the connection after it. */
    interface Script {
        boolean answer(Seen seen, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final byte[] gatewaySecret;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Map<String, RequestVerifier> verifiers = new ConcurrentHashMap<>();
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
    final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    final AtomicInteger accepted = new AtomicInteger();

    RecordingService(byte[] gatewaySecret) throws IOException {
        this.gatewaySecret = gatewaySecret;
        server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** What is answered to this path, without its query. */
    void on(String path, Script script) {
        scripts.put(path, script);
    }

    List<Seen> all(String path) {
        return seen.stream().filter(each -> pathOf(each).equals(path)).toList();
    }

    Seen only(String path) {
        List<Seen> matching = all(path);
        if (matching.size() != 1) {
            throw new AssertionError(path + " was seen " + matching.size() + " times");
        }
        return matching.getFirst();
    }

    long count(String path) {
        return seen.stream().filter(each -> pathOf(each).equals(path)).count();
    }

    static boolean send(OutputStream out, String status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + bytes.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.flush();
        return true;
    }

    /** Writes an answer given in lines. */
    static void raw(OutputStream out, String text) throws IOException {
        out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                accepted.incrementAndGet();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            boolean goOn = true;
            while (goOn) {
                Optional<Seen> request = read(in);
                if (request.isEmpty()) {
                    return;
                }
                Seen one = request.get();
                seen.add(one);
                goOn = scripts.getOrDefault(pathOf(one), RecordingService::echo).answer(one, out);
            }
        } catch (IOException | InterruptedException aborted) {
            // A client that went away is part of several cases.
            Thread.currentThread().interrupt();
        }
    }

    private static boolean echo(Seen seen, OutputStream out) throws IOException {
        String body = seen.header("X-Request-ID") + " " + seen.body();
        return send(out, "200 OK", "text/plain", seen.method().equals("HEAD") ? "" : body);
    }

    private static String pathOf(Seen seen) {
        return seen.target().split("\\?", 2)[0];
    }

    private Optional<Seen> read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        while ((last & 0xFFFFFFFF) != 0x0D0A0D0A) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            head.write(next);
            last = (last << 8) | next;
        }
        String[] lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n");
        String[] start = lines[0].split(" ");
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        int length = 0;
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            String value = lines[i].substring(colon + 1).strip();
            headers.add(Map.entry(lines[i].substring(0, colon), value));
            if (lines[i].substring(0, colon).equalsIgnoreCase("content-length")) {
                length = Integer.parseInt(value);
            }
        }
        MessageDigest digest = BodyHash.newDigest();
        byte[] kept = new byte[Math.min(length, 1 << 16)];
        int got = 0;
        byte[] piece = new byte[8192];
        while (got < length) {
            int count = in.read(piece, 0, Math.min(piece.length, length - got));
            if (count < 0) {
                return Optional.empty();
            }
            digest.update(piece, 0, count);
            System.arraycopy(
                    piece, 0, kept, Math.min(got, kept.length), Math.max(0, Math.min(count, kept.length - got)));
            got += count;
        }
        Verdict verdict = verifier(start[1]).verify(start[0], start[1], BodyHash.ofDigest(digest.digest()), headers);
        return Optional.of(
                new Seen(start[0], start[1], headers, new String(kept, StandardCharsets.UTF_8), length, verdict));
    }

    private RequestVerifier verifier(String target) {
        String service = target.startsWith("/internal/revocations") || target.startsWith("/internal/integrations")
                ? "auth"
                : target.startsWith("/internal/") ? "permission" : target.split("[/?]")[1];
        return verifiers.computeIfAbsent(
                service,
                name -> new RequestVerifier(
                        name + "-service",
                        (hop, caller) -> List.of(SigningKey.derive(gatewaySecret, name + "-service")),
                        new ReplayMemory(100_000, Duration.ofSeconds(30), Instant.EPOCH),
                        Clock.systemUTC()));
    }

    void dropConnections() {
        connections.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        connections.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        dropConnections();
    }
}
