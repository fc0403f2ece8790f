package io.truevalue.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.attack.api.Api;
import io.truevalue.attack.api.Operation;
import io.truevalue.cli.attack.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an organisation has, as its own admin sees it: the items of each list, and every id in them. */
final class Things {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Map<String, List<JsonNode>> items = new HashMap<>();
    private final Map<String, String> cursors = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    private Things() {}

    /** Whose things they are. */
    interface Holder {
        String token(Operation operation) throws IOException;
    }

    static Things of(Api api, Client client, Holder holder, String slug) throws IOException {
        Things things = new Things();
        for (Operation operation : api.operations()) {
            if (operation.method().equals("GET") && !operation.open() && !operation.streams()) {
                things.read(operation, client, holder.token(operation), slug);
            }
        }
        return things;
    }

    private void read(Operation operation, Client client, String token, String slug) throws IOException {
        String path = operation.path().replace("{slug}", slug);
        if (path.contains("{")) {
            return;
        }
        boolean pages = operation.query().stream()
                .anyMatch(parameter -> parameter.name().equals("limit"));
        Reply reply = client.get(path + (pages ? "?limit=200" : ""), token);
        if (reply.status() != 200 || !reply.header("Content-Type").contains("json")) {
            return;
        }
        JsonNode body = JSON.readTree(reply.body());
        List<JsonNode> found = new ArrayList<>();
        body.path("items").forEach(found::add);
        items.put(operation.path(), found);
        ID.matcher(reply.body()).results().forEach(match -> ids.add(match.group()));
        if (pages && found.size() > 1) {
            JsonNode first = JSON.readTree(client.get(path + "?limit=1", token).body());
            cursors.put(operation.path(), first.path("next_cursor").asText(""));
        }
    }

    /** Every id in them. */
    Set<String> ids() {
        return ids;
    }

    boolean has(String list) {
        return !items.getOrDefault(list, List.of()).isEmpty();
    }

    /** A page's cursor, empty where there is but one page. */
    String cursor(String list) {
        return cursors.getOrDefault(list, "");
    }

    /** What an item of the list that a path goes on from says of itself. */
    Optional<String> of(String path, String member) {
        for (String list = path; list.contains("/"); list = list.substring(0, list.lastIndexOf('/'))) {
            for (JsonNode item : items.getOrDefault(list, List.of())) {
                String value = item.path(member).asText("");
                if (!value.isEmpty()) {
                    return Optional.of(value);
                }
            }
        }
        return Optional.empty();
    }
}
