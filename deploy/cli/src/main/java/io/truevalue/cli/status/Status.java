package io.truevalue.cli.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Prints how each component of the platform on this machine is. Exit code: 0 when all is well, 1 when something is down,
 * 2 when nothing runs.
 */
public final class Status {
    private Status() {}

    public static void main(String[] arguments) throws JsonProcessingException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean json = arguments.length == 1 && arguments[0].equals("--json");
        if (arguments.length > 0 && !json) {
            System.err.println("truevalue: status knows --json and --port-offset alone.");
            System.exit(1);
        }
        Run run = Run.read(Path.of(System.getProperty("truevalue.home", ".truevalue")));
        Report report = new Platform(Integer.getInteger("truevalue.port-offset", 0), run).ask();
        if (json) {
            out.println(json(report));
        } else if (report.exitCode() == Report.NOTHING_RUNS) {
            out.println("No TrueValue is running here: start it with ./truevalue up.");
        } else {
            out.print(report.table());
        }
        System.exit(report.exitCode());
    }

    static String json(Report report) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("status", statusOf(report));
        ArrayNode services = root.putArray("services");
        for (ServiceStatus service : report.services()) {
            ObjectNode node = services.addObject();
            node.put("name", service.name()).put("url", service.url()).put("health", service.health());
            node.put("version", service.version().orElse(null));
            put(node, "pid", service.pid());
            put(node, "uptime_seconds", service.uptimeSeconds());
            put(node, "lag_events", service.lagEvents());
            put(node, "outbox_events", service.outboxEvents());
            put(node, "outbox_oldest_seconds", service.outboxOldestSeconds());
        }
        ArrayNode servers = root.putArray("servers");
        for (ServerStatus server : report.servers()) {
            servers.addObject()
                    .put("name", server.name())
                    .put("address", server.address())
                    .put("health", server.health());
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static String statusOf(Report report) {
        return switch (report.exitCode()) {
            case Report.WELL -> "well";
            case Report.NOTHING_RUNS -> "not running";
            default -> "something is down";
        };
    }

    private static void put(ObjectNode node, String name, Optional<Long> value) {
        node.put(name, value.orElse(null));
    }
}
