package io.truevalue.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Stands where an OpenTelemetry collector would: takes spans by OTLP over HTTP and keeps them for a test to ask for. */
public final class OtlpReceiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpServer server;
    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();

    public OtlpReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", exchange -> {
            spans.addAll(read(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** For {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What makes a service send its spans here, and soon. */
    public Map<String, Object> settings() {
        return Map.of("otel.exporter.otlp.endpoint", endpoint(), "otel.bsp.schedule.delay", "50");
    }

    public List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    /** Waits for a span. */
    public ReceivedSpan await(Predicate<ReceivedSpan> wanted) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> spans.stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static List<ReceivedSpan> read(byte[] request) {
        List<ReceivedSpan> found = new ArrayList<>();
        ProtobufReader reader = new ProtobufReader(request);
        for (int field = reader.next(); field != 0; field = reader.next()) {
            if (field == 1) {
                readResource(reader.bytes(), found);
            } else {
                reader.skip();
            }
        }
        return found;
    }

    private static void readResource(byte[] message, List<ReceivedSpan> found) {
        Map<String, String> resource = new HashMap<>();
        List<byte[]> scopes = new ArrayList<>();
        ProtobufReader reader = new ProtobufReader(message);
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> readAttributes(reader.message(), resource);
                case 2 -> scopes.add(reader.bytes());
                default -> reader.skip();
            }
        }
        String service = resource.getOrDefault("service.name", "");
        for (byte[] scope : scopes) {
            ProtobufReader spans = new ProtobufReader(scope);
            for (int field = spans.next(); field != 0; field = spans.next()) {
                if (field == 2) {
                    found.add(readSpan(service, spans.message()));
                } else {
                    spans.skip();
                }
            }
        }
    }

    private static ReceivedSpan readSpan(String service, ProtobufReader reader) {
        String trace = "";
        String span = "";
        String parent = "";
        String name = "";
        int kind = 0;
        List<String> links = new ArrayList<>();
        Map<String, String> attributes = new HashMap<>();
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> trace = reader.hex();
                case 2 -> span = reader.hex();
                case 4 -> parent = reader.hex();
                case 5 -> name = reader.text();
                case 6 -> kind = (int) reader.number();
                case 9 -> readAttribute(reader.message(), attributes);
                case 13 -> links.add(linked(reader.message()));
                default -> reader.skip();
            }
        }
        return new ReceivedSpan(service, name, kind, trace, span, parent, links, attributes);
    }

    private static String linked(ProtobufReader link) {
        String trace = "";
        for (int field = link.next(); field != 0; field = link.next()) {
            if (field == 1) {
                trace = link.hex();
            } else {
                link.skip();
            }
        }
        return trace;
    }

    private static void readAttributes(ProtobufReader resource, Map<String, String> into) {
        for (int field = resource.next(); field != 0; field = resource.next()) {
            if (field == 1) {
                readAttribute(resource.message(), into);
            } else {
                resource.skip();
            }
        }
    }

    private static void readAttribute(ProtobufReader pair, Map<String, String> into) {
        String key = "";
        String value = "";
        for (int field = pair.next(); field != 0; field = pair.next()) {
            switch (field) {
                case 1 -> key = pair.text();
                case 2 -> value = value(pair.message());
                default -> pair.skip();
            }
        }
        into.put(key, value);
    }

    private static String value(ProtobufReader any) {
        String value = "";
        for (int field = any.next(); field != 0; field = any.next()) {
            switch (field) {
                case 1 -> value = any.text();
                case 3 -> value = Long.toString(any.number());
                default -> any.skip();
            }
        }
        return value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
