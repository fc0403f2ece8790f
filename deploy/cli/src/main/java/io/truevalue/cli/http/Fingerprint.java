package io.truevalue.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.attack.api.Api;
import io.truevalue.attack.api.Operation;
import io.truevalue.cli.attack.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that the victim has and sees, so that a change of it shows. What only counts or records is left out. */
final class Fingerprint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORDS =
            ".*(/events|/sessions|/metrics.*|/search|/stream|/analytics/.*|/audit-log/.*)";
    private static final List<String> TIMES_OF_USE = List.of("last_seen_at", "last_used_at");

    private Fingerprint() {}

    static Map<String, String> of(Api api, Client client, Cast cast, Targets targets) throws IOException {
        Map<String, String> seen = new TreeMap<>();
        for (Operation operation : api.operations()) {
            if (operation.method().equals("GET")
                    && !operation.open()
                    && !operation.streams()
                    && !operation.path().matches(RECORDS)) {
                boolean pages = operation.query().stream()
                        .anyMatch(parameter -> parameter.name().equals("limit"));
                Reply reply = client.get(
                        targets.victims(operation) + (pages ? "?limit=200" : ""), cast.victimToken(operation));
                seen.put(operation.path(), reply.status() + " " + withoutTimes(reply));
            }
        }
        return seen;
    }

    private static String withoutTimes(Reply reply) throws IOException {
        if (!reply.header("Content-Type").contains("json") || reply.status() != 200) {
            return "";
        }
        JsonNode body = JSON.readTree(reply.body());
        List<JsonNode> all = new ArrayList<>(body.findParents(TIMES_OF_USE.getFirst()));
        TIMES_OF_USE.forEach(time -> all.addAll(body.findParents(time)));
        all.forEach(node -> ((ObjectNode) node).remove(TIMES_OF_USE));
        return body.toString();
    }

    static void compare(Map<String, String> before, Map<String, String> after, Verdicts verdicts) {
        verdicts.say(before.size() + " lists and records");
        before.forEach((path, seen) -> {
            if (!seen.equals(after.get(path))) {
                verdicts.wrong(path + " changed: " + seen + " became " + after.get(path));
            }
        });
        verdicts.row("what the victim has, before and after");
    }
}
